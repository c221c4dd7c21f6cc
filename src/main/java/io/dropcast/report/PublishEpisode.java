package io.dropcast.report;

import io.dropcast.report.export.OutFile;
import io.dropcast.report.export.PeopleEdl;
import io.dropcast.report.export.PeopleVtt;
import io.dropcast.report.export.ScreenTimeCsv;
import io.dropcast.report.story.CastMember;
import io.dropcast.report.story.CreditOrder;
import io.dropcast.report.story.EpisodeStory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes the files that a human reads: {@code report.html}, {@code screentime.csv}, {@code people.vtt}, {@code people.edl} and
 * {@code thumbs/id_0001.jpg} and so on. The same story gives the same bytes. Holds no state; safe for several threads.
 */
public final class PublishEpisode {
    /** Raised when the same input would give other output. */
    public static final int VERSION = 3;

    /**
     * The files, in a fixed order. People who are ignored are named in the report's last section and are in none of the lists; their
     * thumbnails are written all the same.
     *
     * @param jpegByKey gives the picture that a key of the story stands for; empty when it is gone
     */
    public List<OutFile> publish(EpisodeStory story, Function<String, Optional<byte[]>> jpegByKey) {
        CreditOrder billing = CreditOrder.of(story);
        List<OutFile> files = new ArrayList<>();
        files.add(OutFile.text("report.html", new ReportPage(story, billing, new Pictures(jpegByKey)).html()));
        files.add(OutFile.text("screentime.csv", new ScreenTimeCsv(story, billing).text()));
        files.add(OutFile.text("people.vtt", new PeopleVtt(story, billing).text()));
        files.add(OutFile.text("people.edl", new PeopleEdl(story, billing).text()));
        files.addAll(thumbs(story, jpegByKey));
        return List.copyOf(files);
    }

    private static List<OutFile> thumbs(EpisodeStory story, Function<String, Optional<byte[]>> jpegByKey) {
        List<OutFile> thumbs = new ArrayList<>();
        for (CastMember member : story.cast()) {
            member.picture()
                    .flatMap(jpegByKey)
                    .ifPresent(jpeg ->
                            thumbs.add(new OutFile("thumbs/" + member.identity().text() + ".jpg", jpeg)));
        }
        return thumbs;
    }
}
