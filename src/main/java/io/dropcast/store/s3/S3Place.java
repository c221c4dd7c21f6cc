package io.dropcast.store.s3;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A bucket and what all keys in it begin with: {@code s3://bucket/some/prefix}.
 *
 * @param bucket 3 to 63 characters, as S3 has them
 * @param prefix without a slash at its ends; empty for the whole bucket
 */
public record S3Place(String bucket, String prefix) {
    private static final String SCHEME = "s3://";
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9](?:[a-z0-9-]|\\.(?!\\.))*[a-z0-9]");
    private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");
    /** Letters that no URL, no shell and no expression language gives a meaning. */
    private static final Pattern PREFIX = Pattern.compile("(?:[A-Za-z0-9._=+@~-]+(?:/[A-Za-z0-9._=+@~-]+)*)?");

    private static final Pattern DOTS = Pattern.compile("(?:^|/)\\.{1,2}(?:/|$)");
    /** S3 takes keys of 1024 bytes; the rest is for what is below the prefix. */
    private static final int LONGEST_PREFIX = 512;

    /** @throws IllegalArgumentException saying what is wrong with it */
    public S3Place {
        if (bucket.length() < 3 || bucket.length() > 63) {
            throw wrong(bucket, prefix, "the name of a bucket has 3 to 63 characters");
        }
        if (!BUCKET.matcher(bucket).matches() || ADDRESS.matcher(bucket).matches()) {
            throw wrong(
                    bucket,
                    prefix,
                    "the name of a bucket is of lower-case letters, digits, dots and hyphens, begins and ends with a"
                            + " letter or a digit, and is no IP address");
        }
        if (prefix.length() > LONGEST_PREFIX) {
            throw wrong(bucket, prefix, "a prefix has at most " + LONGEST_PREFIX + " characters");
        }
        if (!PREFIX.matcher(prefix).matches() || DOTS.matcher(prefix).find()) {
            throw wrong(
                    bucket,
                    prefix,
                    "a prefix is of words with a slash between them; letters, digits and . _ = + @ ~ - make a word,"
                            + " but not . and ..");
        }
    }

    /** Whether a setting means S3: what begins so is never the name of a folder. */
    public static boolean isMeant(String text) {
        return text.toLowerCase(Locale.ROOT).startsWith(SCHEME);
    }

    /**
     * Reads {@code s3://bucket/prefix}; one slash at the end may be there.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static S3Place parse(String text) {
        if (!text.startsWith(SCHEME)) {
            throw new IllegalArgumentException("'" + text + "' is no place in S3: write s3://bucket/prefix");
        }
        String rest = text.substring(SCHEME.length());
        int slash = rest.indexOf('/');
        if (slash < 0) {
            return new S3Place(rest, "");
        }
        String prefix = rest.substring(slash + 1);
        return new S3Place(
                rest.substring(0, slash), prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix);
    }

    /** The key in the bucket of what is called so below the prefix. */
    public String key(String name) {
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    /** What a key in the bucket is called below the prefix. */
    String name(String key) {
        return prefix.isEmpty() ? key : key.substring(prefix.length() + 1);
    }

    /** What an object is called below this place; empty when it is not below it. */
    public Optional<String> below(String otherBucket, String key) {
        return otherBucket.equals(bucket) && key.startsWith(key("")) ? Optional.of(name(key)) : Optional.empty();
    }

    /** {@code s3://bucket/prefix/name}. */
    public String uri(String name) {
        return SCHEME + bucket + "/" + key(name);
    }

    @Override
    public String toString() {
        return SCHEME + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
    }

    private static IllegalArgumentException wrong(String bucket, String prefix, String why) {
        return new IllegalArgumentException("'" + SCHEME + bucket + "/" + prefix + "' is no place in S3: " + why);
    }
}
