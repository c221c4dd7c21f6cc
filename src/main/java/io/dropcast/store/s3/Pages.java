package io.dropcast.store.s3;

import io.dropcast.store.s3.S3Trouble.Act;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;

/**
 * What is below a place, page by page, for a route that sends the requests. Each asks for what comes behind the page before, and the
 * last page is an empty one: all that is handed in are the objects of a page, not what the server said of there being more. Of one thread.
 */
public final class Pages {
    private final S3Place place;
    private Optional<String> last = Optional.empty();

    public Pages(S3Place place) {
        this.place = place;
    }

    /** The request for the next page. */
    public ListObjectsRequest next() {
        ListObjectsRequest.Builder request = ListObjectsRequest.builder()
                .bucket(place.bucket())
                .prefix(place.key(""))
                // keys may hold what XML cannot: one such object must not hide the others
                .encodingType(EncodingType.URL);
        last.ifPresent(request::marker);
        return request.build();
    }

    /**
     * Takes the answer to it.
     *
     * @param page objects as the SDK has them, in the order of their keys
     * @return the same; none when there are no more
     * @throws IllegalStateException when the server does not go on
     */
    public List<ObjectState> take(List<?> page) {
        List<ObjectState> objects = page.stream()
                .map(software.amazon.awssdk.services.s3.model.S3Object.class::cast)
                .map(o -> new ObjectState(
                        place.bucket(),
                        o.key(),
                        new S3Object(place.name(o.key()), o.eTag(), o.size(), o.lastModified())))
                .toList();
        if (!objects.isEmpty()) {
            String end = objects.get(objects.size() - 1).key();
            if (last.filter(end::equals).isPresent()) {
                throw new IllegalStateException(
                        "listing " + place + " failed: the server gives the same page again and again");
            }
            last = Optional.of(end);
        }
        return objects;
    }

    /** Why there was no answer, in words. */
    public RuntimeException trouble(SdkException why) {
        return S3Trouble.of(Act.LIST, place, "", why);
    }
}
