package io.dropcast.web;

import io.dropcast.settings.SettingValues;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * How the REST API and the review page are served.
 *
 * @param enabled whether they are served
 * @param host name or address to listen on
 * @param port 0 for any that is free
 * @param token that callers must send; empty where none is needed
 * @param corsOrigin origin of another site whose pages may use the API; empty for none
 * @param maxUploadBytes of one video
 */
public record HttpSettings(
        boolean enabled,
        String host,
        int port,
        Optional<String> token,
        Optional<String> corsOrigin,
        long maxUploadBytes) {
    private static final int SHORTEST_TOKEN = 16;

    /** @throws IllegalArgumentException naming the key, the value and what it should be */
    public static HttpSettings of(SettingValues values) {
        HttpSettings s = new HttpSettings(
                values.flag("dropcast.http.enabled"),
                values.text("dropcast.http.host").orElse(""),
                values.whole("dropcast.http.port"),
                values.text("dropcast.http.token"),
                values.text("dropcast.http.cors-origin"),
                values.large("dropcast.http.max-upload-bytes"));
        if (s.enabled) {
            s.check();
        }
        return s;
    }

    private void check() {
        token.filter(t -> t.length() < SHORTEST_TOKEN).ifPresent(t -> {
            throw new IllegalArgumentException("dropcast.http.token has " + t.length() + " characters: at least "
                    + SHORTEST_TOKEN + " are needed, such as openssl rand -hex 16 gives");
        });
        corsOrigin.filter(o -> !isOrigin(o)).ifPresent(o -> {
            throw new IllegalArgumentException("dropcast.http.cors-origin must be such as https://review.example.org,"
                    + " without a path, found '" + o + "'");
        });
        if (!local() && token.isEmpty()) {
            throw new IllegalArgumentException("dropcast.http.host is " + host
                    + ", which others can reach, and there is no token: set dropcast.http.token (for example the"
                    + " environment variable DROPCAST_HTTP_TOKEN) to at least " + SHORTEST_TOKEN
                    + " characters, or leave the host at 127.0.0.1");
        }
    }

    private static boolean isOrigin(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getHost() != null && text.matches("https?://[^/?#@]+");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Whether only this machine can reach it.
     *
     * @throws IllegalArgumentException when there is no such host
     */
    public boolean local() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "dropcast.http.host is '" + host + "', and there is no such name or address here", e);
        }
    }
}
