package io.dropcast.bucket;

import io.dropcast.store.s3.S3Access;
import io.dropcast.store.s3.S3Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The client of a queue. Its URL says all about where it is. */
public final class SqsAccess {
    private static final Pattern AMAZON = Pattern.compile("sqs(?:-fips)?\\.([a-z0-9-]+)\\.amazonaws\\.com(?:\\.cn)?");
    /** A look that waits takes up to 20 seconds by itself. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private SqsAccess() {}

    /**
     * The name of a queue: what stands last in its URL.
     *
     * @throws IllegalArgumentException naming the setting when it is no URL of a queue
     */
    public static String name(String setting, String url) {
        try {
            URI uri = URI.create(url);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            String path = Optional.ofNullable(uri.getPath()).orElse("");
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (http && uri.getHost() != null && name.matches("[A-Za-z0-9_-]{1,80}(\\.fifo)?")) {
                return name;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new IllegalArgumentException(setting + " must be the URL of a queue, such as"
                + " https://sqs.eu-central-1.amazonaws.com/123456789012/dropcast, found '" + url + "'");
    }

    /** A client for the server that the queue is on; the caller closes it. */
    public static SqsClient client(S3Settings settings, String url) {
        URI uri = URI.create(url);
        Matcher amazon = AMAZON.matcher(uri.getHost());
        String region = settings.region().orElse(amazon.matches() ? amazon.group(1) : Region.US_EAST_1.id());
        return SqsClient.builder()
                .credentialsProvider(S3Access.credentials(settings))
                .region(Region.of(amazon.matches() ? amazon.group(1) : region))
                .endpointOverride(URI.create(uri.getScheme() + "://" + uri.getAuthority()))
                .httpClientBuilder(ApacheHttpClient.builder().socketTimeout(PATIENCE))
                .build();
    }
}
