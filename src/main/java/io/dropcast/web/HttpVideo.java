package io.dropcast.web;

import io.dropcast.face.EpisodeId;
import io.dropcast.jobs.Originals;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.MimeMapping;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends original videos and parts of them. Where there is none, the REST route of the same address answers. */
public final class HttpVideo {
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    private final Originals originals;

    public HttpVideo(Originals originals) {
        this.originals = originals;
    }

    public void mount(Router router) {
        router.get("/episodes/:ep/video").order(-600).handler(this::serve);
        router.head("/episodes/:ep/video").order(-600).handler(this::serve);
    }

    private void serve(RoutingContext ctx) {
        ctx.vertx()
                .executeBlocking(() -> find(ctx.pathParam("ep")), false)
                .onSuccess(found -> found.ifPresentOrElse(video -> send(ctx, video), ctx::next))
                .onFailure(ctx::fail);
    }

    private Optional<Path> find(String ep) {
        try {
            return originals.of(new EpisodeId(ep));
        } catch (IllegalArgumentException e) {
            // the REST route says what is wrong with it
            return Optional.empty();
        }
    }

    private static void send(RoutingContext ctx, Path video) {
        File file = video.toFile();
        long length = file.length();
        HttpServerResponse response = ctx.response();
        String tag = "\"" + length + "-" + file.lastModified() + "\"";
        response.putHeader("Accept-Ranges", "bytes").putHeader("ETag", tag);
        response.putHeader(
                "Content-Type",
                Optional.ofNullable(MimeMapping.getMimeTypeForFilename(file.getName()))
                        .orElse("application/octet-stream"));
        Optional<Part> part = part(ctx, length, tag);
        if (part.isPresent() && part.get().length() <= 0) {
            response.setStatusCode(416)
                    .putHeader("Content-Range", "bytes */" + length)
                    .end();
            return;
        }
        part.ifPresent(p -> response.setStatusCode(206)
                .putHeader("Content-Range", "bytes " + p.from() + "-" + (p.from() + p.length() - 1) + "/" + length));
        Part all = part.orElse(new Part(0, length));
        if (ctx.request().method().name().equals("HEAD")) {
            response.putHeader("Content-Length", Long.toString(all.length())).end();
        } else {
            // a player that jumps closes the connection in the middle: nothing is wrong then
            response.sendFile(file.getPath(), all.from(), all.length());
        }
    }

    private record Part(long from, long length) {}

    /** The part that is asked for; empty for the whole video, also when several parts are asked for. */
    private static Optional<Part> part(RoutingContext ctx, long length, String tag) {
        String range = ctx.request().getHeader("Range");
        String only = ctx.request().getHeader("If-Range");
        Matcher m = RANGE.matcher(range == null ? "" : range);
        if (!m.matches()
                || (only != null && !only.equals(tag))
                || (m.group(1).isEmpty() && m.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (m.group(1).isEmpty()) {
            long last = Math.min(length, Long.parseLong(m.group(2)));
            return Optional.of(new Part(length - last, last));
        }
        long from = Long.parseLong(m.group(1));
        long to = m.group(2).isEmpty() ? length - 1 : Math.min(length - 1, Long.parseLong(m.group(2)));
        return Optional.of(new Part(from, to - from + 1));
    }
}
