package io.dropcast.web;

import io.dropcast.episode.Digest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.impl.MimeMapping;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Serves the files of one folder of the class path. The handler of Vert.x looks into the working folder first, so it would serve files of
 * the user that have the same name.
 */
public final class HttpStatic {
    private static final Pattern LEGAL =
            Pattern.compile("([A-Za-z0-9@_-][A-Za-z0-9@._-]*/)*[A-Za-z0-9@_-][A-Za-z0-9@._-]*\\.[a-z][a-z0-9]*");

    private final String address;
    private final String folder;
    private final Map<String, Served> files = new ConcurrentHashMap<>();

    /**
     * @param address such as {@code /ui/}
     * @param folder such as {@code web/}
     */
    public HttpStatic(String address, String folder) {
        this.address = address;
        this.folder = folder;
    }

    /**
     * A library that is packed as a WebJar, without its version in the address.
     *
     * @param group of its Maven coordinates
     */
    public static HttpStatic webjar(String group, String name) {
        Properties pom = new Properties();
        String where = "META-INF/maven/" + group + "/" + name + "/pom.properties";
        try (InputStream in = HttpStatic.class.getClassLoader().getResourceAsStream(where)) {
            if (in == null) {
                throw new IllegalStateException("the library " + name + " is not on the class path");
            }
            pom.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new HttpStatic(
                "/webjars/" + name + "/",
                "META-INF/resources/webjars/" + name + "/" + pom.getProperty("version") + "/");
    }

    private record Served(Buffer content, String type, String tag) {}

    public void mount(Router router) {
        String bare = address.substring(0, address.length() - 1);
        router.getWithRegex(Pattern.quote(bare)).order(-700).handler(ctx -> to(ctx, address));
        router.get(address + "*").order(-700).handler(this::serve);
    }

    public static void to(RoutingContext ctx, String address) {
        ctx.response().setStatusCode(302).putHeader("Location", address).end();
    }

    private void serve(RoutingContext ctx) {
        String asked = ctx.normalizedPath().substring(address.length());
        String name = asked.isEmpty() || asked.endsWith("/") ? asked + "index.html" : asked;
        Optional<Served> file = LEGAL.matcher(name).matches()
                ? Optional.ofNullable(files.get(name)).or(() -> read(name))
                : Optional.empty();
        if (file.isEmpty()) {
            HttpGuard.send(ctx, Problem.notFound("there is no such file"));
            return;
        }
        Served found = file.get();
        ctx.response().putHeader("ETag", found.tag()).putHeader("Content-Type", found.type());
        if (found.tag().equals(ctx.request().getHeader("If-None-Match"))) {
            ctx.response().setStatusCode(304).end();
        } else {
            ctx.response().end(found.content());
        }
    }

    private Optional<Served> read(String name) {
        try (InputStream in = HttpStatic.class.getClassLoader().getResourceAsStream(folder + name)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] content = in.readAllBytes();
            Served found = new Served(Buffer.buffer(content), type(name), "\"" + Digest.of(content) + "\"");
            // only files that exist: requests for others must not fill the memory
            files.put(name, found);
            return Optional.of(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(String name) {
        String type =
                Optional.ofNullable(MimeMapping.getMimeTypeForFilename(name)).orElse("application/octet-stream");
        String said = name.endsWith(".mjs") ? "text/javascript" : type;
        return said.startsWith("text/") || said.endsWith("javascript") || said.endsWith("json")
                ? said + "; charset=utf-8"
                : said;
    }
}
