package io.dropcast.store.s3;

import java.util.Map;
import java.util.Optional;

/**
 * How an object is written.
 *
 * @param when what must be so at the server for it to be written
 * @param contentType such as {@code application/json}
 * @param metadata of the caller's own, by names in lower case
 */
public record Upload(When when, Optional<String> contentType, Map<String, String> metadata) {
    /** Over whatever is there. */
    public static final Upload ALWAYS = new Upload(new When.Always(), Optional.empty(), Map.of());

    public Upload {
        metadata = Map.copyOf(metadata);
    }

    /** Only where there is nothing yet. */
    public static Upload ifAbsent() {
        return ALWAYS.when(new When.Absent());
    }

    /** Only over the content of that ETag. */
    public static Upload ifMatch(String etag) {
        return ALWAYS.when(new When.Same(etag));
    }

    /** Only over what was seen: the content of that ETag, or nothing. */
    public static Upload ifStill(Optional<String> etag) {
        return etag.map(Upload::ifMatch).orElseGet(Upload::ifAbsent);
    }

    private Upload when(When other) {
        return new Upload(other, contentType, metadata);
    }

    public Upload contentType(String type) {
        return new Upload(when, Optional.of(type), metadata);
    }

    public Upload metadata(Map<String, String> all) {
        return new Upload(when, contentType, all);
    }

    boolean conditional() {
        return !(when instanceof When.Always);
    }

    Optional<String> ifMatchHeader() {
        return when instanceof When.Same same ? Optional.of(same.etag()) : Optional.empty();
    }

    Optional<String> ifNoneMatchHeader() {
        return when instanceof When.Absent ? Optional.of("*") : Optional.empty();
    }

    /** A condition that the server looks at and writes in one step. */
    public sealed interface When {
        /** Whether it is so while the object has this ETag, or is not there. */
        boolean met(Optional<String> etag);

        /** No condition. */
        record Always() implements When {
            @Override
            public boolean met(Optional<String> etag) {
                return true;
            }
        }

        /** There is no such object. */
        record Absent() implements When {
            @Override
            public boolean met(Optional<String> etag) {
                return etag.isEmpty();
            }
        }

        /** The object has this ETag. */
        record Same(String etag) implements When {
            @Override
            public boolean met(Optional<String> now) {
                return now.equals(Optional.of(etag));
            }
        }
    }
}
