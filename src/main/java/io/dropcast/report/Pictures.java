package io.dropcast.report;

import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/**
 * The pictures inside the page. They are held to a budget, so that the report of a long episode still opens at once and can be sent
 * by mail; what is over it is counted. One page, one thread.
 */
final class Pictures {
    /** Characters of base64; together with the text they keep a page under 15 MB. */
    private static final long PORTRAITS = 5_000_000;

    private static final long THUMBS = 8_500_000;

    private final Function<String, Optional<byte[]>> jpegByKey;
    private long portraitsLeft;
    private long thumbsLeft;
    private int leftOut;

    Pictures(Function<String, Optional<byte[]>> jpegByKey) {
        this(jpegByKey, PORTRAITS, THUMBS);
    }

    /** Pictures with another budget, in characters of base64. */
    Pictures(Function<String, Optional<byte[]>> jpegByKey, long portraits, long thumbs) {
        this.jpegByKey = jpegByKey;
        this.portraitsLeft = portraits;
        this.thumbsLeft = thumbs;
    }

    /** The large picture of a person, as a data URI. Apart from the small ones, so that they never crowd it out. */
    Optional<String> portrait(String key) {
        Optional<String> uri = uri(key, portraitsLeft);
        portraitsLeft -= uri.map(String::length).orElse(0);
        return uri;
    }

    /** The small picture of a track, as a data URI. */
    Optional<String> thumb(String key) {
        Optional<String> uri = uri(key, thumbsLeft);
        thumbsLeft -= uri.map(String::length).orElse(0);
        return uri;
    }

    /** How many pictures there were no room for. */
    int leftOut() {
        return leftOut;
    }

    private Optional<String> uri(String key, long room) {
        Optional<byte[]> jpeg = jpegByKey.apply(key).filter(bytes -> bytes.length > 0);
        if (jpeg.isPresent() && jpeg.get().length * 4L / 3 + 64 > room) {
            leftOut++;
            return Optional.empty();
        }
        return jpeg.map(bytes -> "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(bytes));
    }
}
