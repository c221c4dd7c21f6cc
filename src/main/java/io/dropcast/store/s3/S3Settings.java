package io.dropcast.store.s3;

import io.dropcast.settings.SettingValues;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

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

    /** @throws IllegalArgumentException naming the key, the value and what it should be */
    public static S3Settings of(SettingValues values) {
        Optional<URI> endpoint = values.text(PREFIX + "endpoint").map(S3Settings::endpoint);
        return new S3Settings(
                values.text(PREFIX + "region"),
                endpoint,
                pathStyle(values, endpoint.isPresent()),
                keys(values),
                values.text(PREFIX + "kms-key-id"),
                values.flag(PREFIX + "requester-pays"),
                values.whole(PREFIX + "max-tries"),
                values.seconds(PREFIX + "lease-seconds"));
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
        throw new IllegalArgumentException(
                PREFIX + "endpoint must be a URL such as http://127.0.0.1:9000, found '" + text + "'");
    }

    /** Other servers than Amazon's seldom have a name in the DNS for each bucket. */
    private static boolean pathStyle(SettingValues values, boolean otherServer) {
        String said = values.word(PREFIX + "path-style");
        return said.equals("auto") ? otherServer : said.equals("true");
    }

    private static Optional<Keys> keys(SettingValues values) {
        Optional<String> access = values.text(PREFIX + "access-key");
        Optional<String> secret = values.text(PREFIX + "secret-key");
        if (access.isPresent() != secret.isPresent()) {
            String missing = access.isPresent() ? "secret-key" : "access-key";
            throw new IllegalArgumentException(PREFIX + missing + " is missing: " + PREFIX + "access-key and " + PREFIX
                    + "secret-key are set together, or neither for the default credential chain");
        }
        return access.flatMap(a -> secret.map(s -> new Keys(a, s)));
    }

    /** Said in the settings. The secret is in no text that is made of this. */
    public record Keys(String access, String secret) {
        @Override
        public String toString() {
            return "Keys[access=" + access + "]";
        }
    }
}
