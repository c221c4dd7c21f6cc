package io.dropcast.web;

import io.dropcast.episode.Digest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Knows who may come in. Where there is no token, everybody may: then the server listens on this machine alone. Immutable. */
public final class Gatekeeper {
    /** The cookie of somebody who gave the token once. */
    public static final String COOKIE = "dropcast_session";

    private static final String BEARER = "Bearer ";

    private final Optional<String> token;

    public Gatekeeper(Optional<String> token) {
        this.token = token;
    }

    /** {@code none} or {@code token}. */
    String auth() {
        return token.isPresent() ? "token" : "none";
    }

    /**
     * Whether a caller may do anything.
     *
     * @param authorization the header
     * @param cookie value of {@link #COOKIE}
     */
    public boolean admits(Optional<String> authorization, Optional<String> cookie) {
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

    /** The value of the cookie; empty where no token is needed. It says nothing about the token, and ends with it. */
    Optional<String> cookie() {
        return token.map(Gatekeeper::cookieOf);
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

    /** Takes the same time wherever the difference is, and whatever the lengths are. */
    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(Digest.bytes(one), Digest.bytes(other));
    }
}
