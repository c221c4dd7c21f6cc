package io.dropcast.web;

import io.dropcast.episode.Digest;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks the token of callers. Without a token in the settings it admits all: the server then listens on this machine alone. Immutable. */
public final class TokenAuth {
    /** The cookie that a browser gets for the token. */
    static final String COOKIE = "dropcast_session";

    private static final String BEARER = "Bearer ";

    private final Optional<String> token;

    public TokenAuth(Optional<String> token) {
        this.token = token;
    }

    /** {@code none} or {@code token}. */
    String auth() {
        return token.isPresent() ? "token" : "none";
    }

    /** Whether the caller may use the API. */
    boolean admits(HttpServerRequest request) {
        return admits(
                Optional.ofNullable(request.getHeader("Authorization")),
                Optional.ofNullable(request.getCookie(COOKIE)).map(Cookie::getValue));
    }

    /**
     * Whether a caller may use the API.
     *
     * @param authorization the header
     * @param cookie value of {@link #COOKIE}
     */
    boolean admits(Optional<String> authorization, Optional<String> cookie) {
        if (token.isEmpty()) {
            return true;
        }
        boolean bearer = authorization
                .filter(a -> a.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(a -> isToken(a.substring(BEARER.length()).trim()))
                .orElse(false);
        return bearer || cookie.map(c -> same(c, cookieOf(token.get()))).orElse(false);
    }

    /** Whether it is the token. */
    boolean isToken(String said) {
        return token.map(t -> same(said, t)).orElse(true);
    }

    /** The value of the cookie; empty where no token is needed. The token cannot be read from it, and another token makes another cookie. */
    Optional<String> cookie() {
        return token.map(TokenAuth::cookieOf);
    }

    private static String cookieOf(String token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal("dropcast session 1".getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }

    /** Takes the same time for all texts, so that a caller cannot find the token character by character. */
    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(Digest.bytes(one), Digest.bytes(other));
    }
}
