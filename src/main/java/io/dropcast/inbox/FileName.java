package io.dropcast.inbox;

import java.nio.charset.StandardCharsets;

/** A file's name, taken apart so that something can be put into it. */
public record FileName(String stem, String ending) {
    /** What most file systems allow, in UTF-8. */
    private static final int MOST_BYTES = 255;

    public static FileName of(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? new FileName(name.substring(0, dot), name.substring(dot)) : new FileName(name, "");
    }

    /**
     * The name with a mark before its ending; the end of the stem is left out where there is no room for it.
     *
     * @param room bytes to leave for what other code puts behind the name
     */
    public String with(String mark, int room) {
        int most = MOST_BYTES - room - bytes(mark) - bytes(ending);
        String cut = stem;
        while (!cut.isEmpty() && bytes(cut) > most) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut + mark + ending;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
