package io.dropcast.store.s3;

import static software.amazon.awssdk.services.s3.model.ServerSideEncryption.AWS_KMS;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** The client, made as the settings say. It tries again by itself what may go well the next time. Safe for several threads. */
public final class S3Access implements AutoCloseable {
    private static final int CONNECTIONS = 64;

    private final S3Settings settings;
    private final S3Client client;

    private S3Access(S3Settings settings, S3Client client) {
        this.settings = settings;
        this.client = client;
    }

    /**
     * @param watchers see every request and answer
     * @throws IllegalArgumentException when nothing says which region it is
     */
    public static S3Access of(S3Settings settings, ExecutionInterceptor... watchers) {
        S3ClientBuilder builder = S3Client.builder()
                .credentialsProvider(credentials(settings))
                .forcePathStyle(settings.pathStyle())
                .httpClientBuilder(ApacheHttpClient.builder()
                        .maxConnections(CONNECTIONS)
                        .connectionTimeout(Duration.ofSeconds(10))
                        .socketTimeout(Duration.ofSeconds(60)))
                .overrideConfiguration(overrides(settings, watchers));
        settings.endpoint().ifPresent(builder::endpointOverride);
        // a server of one's own has no regions, but a request is signed for one
        settings.region()
                .or(() -> settings.endpoint().map(e -> Region.US_EAST_1.id()))
                .ifPresent(region -> builder.region(Region.of(region)));
        try {
            return new S3Access(settings, builder.build());
        } catch (SdkClientException e) {
            throw new IllegalArgumentException(
                    "S3 cannot be reached as the settings say: " + e.getMessage()
                            + ". dropcast.s3.region names the region of the bucket",
                    e);
        }
    }

    public static AwsCredentialsProvider credentials(S3Settings settings) {
        return settings.keys()
                .<AwsCredentialsProvider>map(
                        k -> StaticCredentialsProvider.create(AwsBasicCredentials.create(k.access(), k.secret())))
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }

    private static ClientOverrideConfiguration overrides(S3Settings settings, ExecutionInterceptor... watchers) {
        ClientOverrideConfiguration.Builder overrides = ClientOverrideConfiguration.builder()
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(settings.maxTries())
                        .build());
        if (settings.requesterPays()) {
            overrides.putHeader("x-amz-request-payer", "requester");
        }
        settings.kmsKeyId().map(Encryption::new).ifPresent(overrides::addExecutionInterceptor);
        for (ExecutionInterceptor watcher : watchers) {
            overrides.addExecutionInterceptor(watcher);
        }
        return overrides.build();
    }

    /** Gives every request that makes an object the key of the settings, whichever part of the program sends it. */
    private record Encryption(String key) implements ExecutionInterceptor {
        @Override
        public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
            SdkRequest request = context.request();
            if (request instanceof PutObjectRequest put) {
                return put.copy(b -> b.serverSideEncryption(AWS_KMS).ssekmsKeyId(key));
            }
            if (request instanceof CopyObjectRequest copy) {
                return copy.copy(b -> b.serverSideEncryption(AWS_KMS).ssekmsKeyId(key));
            }
            if (request instanceof CreateMultipartUploadRequest begin) {
                return begin.copy(b -> b.serverSideEncryption(AWS_KMS).ssekmsKeyId(key));
            }
            return request;
        }
    }

    /** For what {@link S3Objects} does not do. */
    public S3Client client() {
        return client;
    }

    public S3Settings settings() {
        return settings;
    }

    /** What is below a place. */
    public S3Objects objects(S3Place place) {
        return new S3Objects(this, place);
    }

    @Override
    public void close() {
        client.close();
    }
}
