package io.dropcast.store.s3;

import io.dropcast.settings.KnownSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** A real S3 server over a folder, in this process, on a free port. It looks at signatures. */
public final class S3Server implements AutoCloseable {
    public static final String ACCESS_KEY = "test-access";
    public static final String SECRET_KEY = "test-secret";

    private final S3Proxy proxy;

    private S3Server(S3Proxy proxy) {
        this.proxy = proxy;
    }

    /** The folder keeps the buckets, also for the next server over it. */
    public static S3Server start(Path folder) throws Exception {
        return start(folder, 0);
    }

    /** On a port that was said. */
    static S3Server start(Path folder, int port) throws Exception {
        Files.createDirectories(folder);
        Properties properties = new Properties();
        properties.setProperty("jclouds.filesystem.basedir", folder.toString());
        properties.setProperty("jclouds.identity", ACCESS_KEY);
        properties.setProperty("jclouds.credential", SECRET_KEY);
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(BlobStores.create("filesystem-nio2", properties))
                .endpoint(URI.create("http://127.0.0.1:" + port))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
                .stopTimeout(0)
                .build();
        proxy.start();
        return new S3Server(proxy);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + proxy.getPort());
    }

    /** What has to be said in the settings to reach it. */
    public Map<String, String> flags() {
        return Map.of(
                "dropcast.s3.endpoint", endpoint().toString(),
                "dropcast.s3.access-key", ACCESS_KEY,
                "dropcast.s3.secret-key", SECRET_KEY);
    }

    public S3Settings settings() {
        return S3Settings.of(key -> flags().getOrDefault(key, KnownSettings.defaultOf(key)));
    }

    public S3Access access(ExecutionInterceptor... watchers) {
        return S3Access.of(settings(), watchers);
    }

    /** Makes the bucket of a place. */
    public S3Place made(String place) {
        S3Place made = S3Place.parse(place);
        try (S3Access access = access()) {
            access.client().createBucket(b -> b.bucket(made.bucket()));
        }
        return made;
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the S3 server does not stop", e);
        }
    }
}
