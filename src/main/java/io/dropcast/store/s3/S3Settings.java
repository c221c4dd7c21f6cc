package io.dropcast.store.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How S3 is reached: the settings {@code dropcast.s3.*}.
 *
 * @param region empty for what the environment, the AWS configuration or the machine says
 * @param endpoint of another server than Amazon's
 * @param pathStyle whether the bucket is in the path of a request and not in the name of the host
 * @param keys empty for the default chain: environment, AWS configuration, container, machine
 * @param kmsKeyId the key that what is written is encrypted with; empty for what the bucket says
 * @param requesterPays whether reading a bucket whose owner does not pay is meant
 * @param maxTries of one request, the first one included
 * @param lease how long the lock of an episode outlives a process that died
 */
public record S3Settings(
        Optional<String> region,
        Optional<URI> endpoint,
        boolean pathStyle,
        Optional<Keys> keys,
        Optional<String> kmsKeyId,
        boolean requesterPays,
        int maxTries,
        Duration lease) {
    private static final String PREFIX = "dropcast.s3.";

    /**
     * @param values gives the value of a setting, empty where nothing was said
     * @throws IllegalArgumentException naming the setting and what it should be
     */
    public static S3Settings of(UnaryOperator<String> values) {
        Optional<URI> endpoint = said(values, "endpoint").map(S3Settings::endpoint);
        return new S3Settings(
                said(values, "region"),
                endpoint,
                pathStyle(values, endpoint.isPresent()),
                keys(values),
                said(values, "kms-key-id"),
                flag(values, "requester-pays"),
                (int) whole(values, "max-tries", 100),
                Duration.ofSeconds(whole(values, "lease-seconds", 3600)));
    }

    private static Optional<String> said(UnaryOperator<String> values, String name) {
        return Optional.of(values.apply(PREFIX + name).trim()).filter(v -> !v.isEmpty());
    }

    private static URI endpoint(String text) {
        try {
            URI uri = URI.create(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw wrong("endpoint", "a URL such as http://127.0.0.1:9000", text);
    }

    /** Other servers than Amazon's seldom have a name in the DNS for each bucket. */
    private static boolean pathStyle(UnaryOperator<String> values, boolean otherServer) {
        return values.apply(PREFIX + "path-style").trim().equals("auto") ? otherServer : flag(values, "path-style");
    }

    private static boolean flag(UnaryOperator<String> values, String name) {
        String text = values.apply(PREFIX + name).trim();
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw wrong(name, name.equals("path-style") ? "auto, true or false" : "true or false", text);
    }

    private static Optional<Keys> keys(UnaryOperator<String> values) {
        Optional<String> access = said(values, "access-key");
        Optional<String> secret = said(values, "secret-key");
        if (access.isPresent() != secret.isPresent()) {
            String missing = access.isPresent() ? "secret-key" : "access-key";
            throw new IllegalArgumentException(PREFIX + missing + " is missing: " + PREFIX + "access-key and " + PREFIX
                    + "secret-key are set together, or neither for the default credential chain");
        }
        return access.flatMap(a -> secret.map(s -> new Keys(a, s)));
    }

    private static long whole(UnaryOperator<String> values, String name, long most) {
        String text = values.apply(PREFIX + name).trim();
        try {
            long number = Long.parseLong(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw wrong(name, "a whole number from 1 to " + most, text);
    }

    private static IllegalArgumentException wrong(String name, String what, String found) {
        return new IllegalArgumentException(PREFIX + name + " must be " + what + ", found '" + found + "'");
    }

    /** Said in the settings. The secret is in no text that is made of this. */
    public record Keys(String access, String secret) {
        @Override
        public String toString() {
            return "Keys[access=" + access + "]";
        }
    }
}
