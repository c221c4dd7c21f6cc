package io.dropcast.store.s3;

import java.time.Instant;

/**
 * An object in a bucket as it is now.
 *
 * @param key all of it
 */
public record ObjectState(String bucket, String key, S3Object object) {

    public String etag() {
        return object.etag();
    }

    public long size() {
        return object.size();
    }

    public Instant modified() {
        return object.modified();
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key;
    }
}
