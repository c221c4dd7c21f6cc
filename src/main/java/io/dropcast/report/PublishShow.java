package io.dropcast.report;

import io.dropcast.report.export.OutFile;
import java.util.Optional;
import java.util.function.Function;

/** Makes the page of a show, {@code index.html}. The same story gives the same bytes. Holds no state; safe for several threads. */
public final class PublishShow {
    /** Raised when the same input would give other output. */
    public static final int VERSION = 1;

    /** Characters of base64, room for some 300 people with a picture of 10 kB each. */
    private static final long PEOPLE = 4_000_000;

    private static final long HINTS = 1_500_000;

    /**
     * The page. Its pictures are inside it, as in the report of an episode: it can be sent by mail or moved as one file, it goes on
     * showing the faces it was made with when an episode is clustered again, and its policy need not let in any file. They are held
     * to a budget that keeps the page of 200 people at a few MB; the people longest on screen get theirs first.
     *
     * @param jpegByKey gives the picture that a key of the story stands for; empty when it is gone. One small picture a person is
     *     meant, not a frame
     */
    public OutFile publish(ShowStory story, Function<String, Optional<byte[]>> jpegByKey) {
        return OutFile.text("index.html", new ShowPage(story, new Pictures(jpegByKey, PEOPLE, HINTS)).html());
    }
}
