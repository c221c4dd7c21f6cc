package io.dropcast.store.s3;

/**
 * That an object was written, as a notification says it. It is a hint and no more: what is there by now is asked for, because messages come
 * late, twice and out of order.
 *
 * @param key as it is in the bucket, no longer coded
 */
public record ObjectCreated(String bucket, String key) {
    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key;
    }
}
