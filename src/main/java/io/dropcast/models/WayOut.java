package io.dropcast.models;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an https address is reached: through the proxy of Java's own settings ({@code -Dhttps.proxyHost}), which are stronger, or of the
 * variables {@code https_proxy} and {@code no_proxy}, which curl and npm read, too; else directly.
 *
 * @param proxies chooses for each address
 * @param login the name and password that the variable holds
 */
record WayOut(ProxySelector proxies, Optional<Authenticator> login) {
    private static final List<String> VARIABLES = List.of("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY");
    private static final List<String> EXCEPTIONS = List.of("no_proxy", "NO_PROXY");
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://.*");
    private static final int USUAL_PORT = 80;

    /**
     * @param javaDecides whether Java was told a proxy of its own
     * @param environment all variables
     * @throws FetchFailed when the variable names no proxy that can be used
     */
    static WayOut of(boolean javaDecides, Map<String, String> environment) throws FetchFailed {
        Optional<String> name = said(VARIABLES, environment);
        if (javaDecides || name.isEmpty()) {
            return new WayOut(ProxySelector.getDefault(), Optional.empty());
        }
        URI proxy = address(name.get(), environment.getOrDefault(name.get(), ""));
        List<String> exceptions = said(EXCEPTIONS, environment).map(key -> environment.getOrDefault(key, "")).stream()
                .flatMap(list -> Stream.of(list.split("[,\\s]+", -1)))
                .filter(host -> !host.isEmpty())
                .toList();
        return new WayOut(new OneProxy(at(proxy), exceptions), login(proxy));
    }

    /** That of this process. */
    static WayOut ofThisProcess() throws FetchFailed {
        return of(!System.getProperty("https.proxyHost", "").isEmpty(), System.getenv());
    }

    /** What to add to an error about an address. */
    String through(URI address) {
        return proxies.select(address).stream()
                .map(Proxy::address)
                .filter(InetSocketAddress.class::isInstance)
                .map(InetSocketAddress.class::cast)
                .findFirst()
                .map(proxy -> " through the proxy " + proxy.getHostString() + ":" + proxy.getPort())
                .orElse("");
    }

    private static Optional<String> said(List<String> names, Map<String, String> environment) {
        return names.stream()
                .filter(name -> !environment.getOrDefault(name, "").isBlank())
                .findFirst();
    }

    private static URI address(String variable, String value) throws FetchFailed {
        String text = value.trim();
        try {
            URI uri = new URI(SCHEME.matcher(text).matches() ? text : "http://" + text);
            if (uri.getHost() != null && "http".equalsIgnoreCase(uri.getScheme())) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw unusable(variable, e);
        }
        throw unusable(variable, new IllegalArgumentException("no host, or another scheme than http"));
    }

    /** Without the value, which may hold a password. */
    private static FetchFailed unusable(String variable, Exception why) {
        FetchFailed failed = new FetchFailed(
                "the variable " + variable + " names no proxy that can be used",
                "It must be of the form http://HOST:PORT or http://NAME:PASSWORD@HOST:PORT.");
        failed.initCause(why);
        return failed;
    }

    private static InetSocketAddress at(URI proxy) {
        int port = proxy.getPort() < 0 ? USUAL_PORT : proxy.getPort();
        return InetSocketAddress.createUnresolved(bare(proxy.getHost()), port);
    }

    private static Optional<Authenticator> login(URI proxy) {
        return Optional.ofNullable(proxy.getRawUserInfo()).map(info -> {
            int colon = info.indexOf(':');
            String name = decoded(colon < 0 ? info : info.substring(0, colon));
            String password = decoded(colon < 0 ? "" : info.substring(colon + 1));
            // Java sends no password to a proxy of https addresses unless told so; the user did by putting it there
            if (System.getProperty(ProxyLogin.SWITCHED_OFF) == null) {
                System.setProperty(ProxyLogin.SWITCHED_OFF, "");
            }
            return new ProxyLogin(name, password);
        });
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** An address of version 6 without its brackets. */
    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static final class ProxyLogin extends Authenticator {
        static final String SWITCHED_OFF = "jdk.http.auth.tunneling.disabledSchemes";

        private final String name;
        private final String password;

        ProxyLogin(String name, String password) {
            this.name = name;
            this.password = password;
        }

        /** Null when a server asks, which is not to know it. */
        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            return getRequestorType() == RequestorType.PROXY
                    ? new PasswordAuthentication(name, password.toCharArray())
                    : null;
        }
    }

    /** One proxy for all but some hosts. */
    private static final class OneProxy extends ProxySelector {
        private final Proxy proxy;
        private final List<String> exceptions;

        OneProxy(InetSocketAddress at, List<String> exceptions) {
            this.proxy = new Proxy(Proxy.Type.HTTP, at);
            this.exceptions = exceptions;
        }

        @Override
        public List<Proxy> select(URI address) {
            return List.of(exceptions.stream().anyMatch(e -> isMeant(e, address)) ? Proxy.NO_PROXY : proxy);
        }

        /** {@code *}, {@code host}, {@code .domain}, {@code domain}, each also with a port, as curl reads them. */
        private static boolean isMeant(String exception, URI address) {
            if (exception.equals("*")) {
                return true;
            }
            String host = bare(address.getHost()).toLowerCase(Locale.ROOT);
            int port = address.getPort() < 0 ? 443 : address.getPort();
            String said = exception.toLowerCase(Locale.ROOT);
            if (said.endsWith(":" + port)) {
                said = said.substring(0, said.lastIndexOf(':'));
            }
            String domain = bare(said).replaceFirst("^\\*?\\.", "");
            return host.equals(domain) || host.endsWith("." + domain);
        }

        @Override
        public void connectFailed(URI address, SocketAddress at, IOException why) {
            // the fetch itself fails with it
        }
    }
}
