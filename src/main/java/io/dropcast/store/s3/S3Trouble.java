package io.dropcast.store.s3;

import io.dropcast.episode.StageInterrupted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What went wrong with S3, in words: what, where, why, what to do. */
public final class S3Trouble extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    private S3Trouble(String message, Exception cause) {
        super(message, new IOException(cause.getMessage(), cause));
    }

    /** Something that is asked of S3, and the permission that it takes. */
    public enum Act {
        READ("reading", "s3:GetObject, and s3:ListBucket to be told that something is missing"),
        WRITE("writing", "s3:PutObject, and with a KMS key kms:GenerateDataKey and kms:Decrypt"),
        DELETE("deleting", "s3:DeleteObject"),
        LIST("listing", "s3:ListBucket"),
        TAG("tagging", "s3:GetObjectTagging and s3:PutObjectTagging"),
        COPY("copying", "s3:GetObject and s3:PutObject"),
        LIST_UPLOADS("looking for broken uploads in", "s3:ListBucketMultipartUploads"),
        ABORT("ending the broken upload of", "s3:AbortMultipartUpload");

        private final String verb;
        private final String permission;

        Act(String verb, String permission) {
            this.verb = verb;
            this.permission = permission;
        }
    }

    /** @return what to throw: {@link StageInterrupted} when the work was interrupted */
    public static RuntimeException of(Act act, S3Place place, String name, SdkException e) {
        if (interrupted(e)) {
            Thread.currentThread().interrupt();
            return new StageInterrupted(act.verb + " " + place.uri(name));
        }
        return new S3Trouble(act.verb + " " + place.uri(name) + " failed: " + why(act, place, e), e);
    }

    /** One of several that were asked for at once. */
    static S3Trouble said(Act act, S3Place place, String name, String code, String message) {
        String why = "AccessDenied".equals(code) ? denied(act, place) : code + ", " + message;
        return new S3Trouble(
                act.verb + " " + place.uri(name) + " failed: " + why, new IOException(code + ": " + message));
    }

    private static String denied(Act act, S3Place place) {
        return "access denied. It takes the permission " + act.permission + " on the bucket '" + place.bucket()
                + "'; if you have it, look whether the bucket, or its KMS key, denies you";
    }

    /** Whether the thread was asked to end; the SDK tells it in several ways. */
    private static boolean interrupted(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof AbortedException || t instanceof InterruptedException) {
                return true;
            }
        }
        return Thread.currentThread().isInterrupted();
    }

    private static String why(Act act, S3Place place, SdkException e) {
        return e instanceof S3Exception answer ? answered(act, place, answer) : notAnswered(e);
    }

    private static String answered(Act act, S3Place place, S3Exception e) {
        String code = code(e);
        return switch (code) {
            case "NoSuchBucket" ->
                "there is no bucket '" + place.bucket() + "': make it, or name another one in the setting";
            case "AccessDenied", "403" -> denied(act, place);
            case "RequestTimeTooSkewed" ->
                "the clock of this machine differs from the server's by more than 15 minutes: set it right";
            case "InvalidAccessKeyId" -> "the access key is not known there: look at the credentials";
            case "SignatureDoesNotMatch" -> "the secret key does not fit the access key: look at the credentials";
            case "ExpiredToken" -> "the credentials have expired: get new ones";
            case "PermanentRedirect", "AuthorizationHeaderMalformed", "301" ->
                "the bucket '" + place.bucket() + "' is in the region "
                        + e.awsErrorDetails()
                                .sdkHttpResponse()
                                .firstMatchingHeader("x-amz-bucket-region")
                                .orElse("of somewhere else")
                        + ": set dropcast.s3.region to it";
            default -> "the server answered " + e.statusCode() + " " + said(e);
        };
    }

    private static String code(S3Exception e) {
        String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
        return code == null || code.isEmpty() ? Integer.toString(e.statusCode()) : code;
    }

    private static String said(S3Exception e) {
        if (e.awsErrorDetails() == null || e.awsErrorDetails().errorMessage() == null) {
            return "";
        }
        return code(e) + ", " + e.awsErrorDetails().errorMessage();
    }

    private static String notAnswered(SdkException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof UnknownHostException) {
                return "there is no host '" + t.getMessage() + "': look at dropcast.s3.endpoint and dropcast.s3.region";
            }
            if (t instanceof ConnectException) {
                return "no server answers (" + t.getMessage() + "): is the server up, and dropcast.s3.endpoint right?";
            }
            if (t instanceof SocketTimeoutException) {
                return "the server takes too long to answer (" + t.getMessage() + ")";
            }
        }
        String message = String.valueOf(e.getMessage());
        if (message.toLowerCase(Locale.ROOT).contains("credentials")) {
            return "there are no credentials: set dropcast.s3.access-key and dropcast.s3.secret-key, or give them the way"
                    + " AWS programs take them (AWS_ACCESS_KEY_ID, ~/.aws, a role). " + message;
        }
        return message;
    }
}
