package io.dropcast.report;

import static io.dropcast.report.story.Stories.file;
import static io.dropcast.report.story.Stories.judged;
import static io.dropcast.report.story.Stories.named;
import static io.dropcast.report.story.Stories.seen;
import static io.dropcast.report.story.Stories.story;
import static io.dropcast.report.story.Stories.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.report.export.OutFile;
import io.dropcast.report.story.Appearance;
import io.dropcast.report.story.EpisodeStory;
import io.dropcast.report.story.ReportText;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tracks of which it could not be told who is in them, in the files of an episode. */
final class UntoldSectionTest {
    @Test
    void theyAreOneFoldedGroupBehindTheCastWithPictureNumberAndReason() {
        String page = page(with(
                story(named(1, "Ann", seen(1, 0, 9))),
                untold(2, 20, 23, "no_vector_clipped"),
                untold(3, 22, 24, "no_vector_low_confidence")));
        assertThat(page)
                .contains("<details><summary><h2 id=\"untold\">Could not be told (2\u00A0tracks, 4.1\u00A0s)</h2>")
                .contains("0:20.0 · 2", "0:22.0 · 3", "cut off by the edge", "hard to make out")
                .contains("title=\"no_vector_clipped\"")
                .contains("outbox/studio-s01e02/identities.json")
                .containsSubsequence("id=\"cast\"", "id=\"timeline\"", "id=\"untold\"", "id=\"making\"");
    }

    @Test
    void whereEverybodyCouldBeToldThereIsNoGroup() {
        assertThat(page(story(named(1, "Ann", seen(1, 0, 9))))).doesNotContain("Could not be told (");
    }

    @Test
    void theyChangeNothingInTheListsForOtherPrograms() {
        EpisodeStory ann = story(named(1, "Ann", seen(1, 0, 9)));
        EpisodeStory more = with(ann, untold(2, 20, 23, "clipped"));
        for (String name : new String[] {"screentime.csv", "people.vtt", "people.edl"}) {
            assertThat(file(more, name)).isEqualTo(file(ann, name)).isNotEmpty();
        }
        assertThat(new PublishEpisode().publish(more, key -> Optional.of(new byte[] {1})))
                .extracting(OutFile::name)
                .filteredOn(n -> n.startsWith("thumbs/"))
                .containsExactly("thumbs/id_0001.jpg");
    }

    @Test
    void whereNobodyCouldBeToldThePageSaysSoInsteadOfThatNobodyWasFound() {
        assertThat(page(with(story(), untold(2, 20, 23, "clipped"))))
                .contains("No person in this episode could be told", "Could not be told (1\u00A0track, 3.1\u00A0s)")
                .doesNotContain("No person was found");
    }

    @Test
    void ofVeryManyTheFirstAreShown() {
        Appearance[] many = IntStream.rangeClosed(1, UntoldSection.MOST + 2)
                .mapToObj(i -> untold(i, i, i + 0.5, "clipped"))
                .toArray(Appearance[]::new);
        String page = page(with(story(), many));
        assertThat(page).contains("and 2\u00A0more tracks, not pictured").contains("· " + UntoldSection.MOST + "<");
        assertThat(page).doesNotContain("· " + (UntoldSection.MOST + 1) + "<");
    }

    @ParameterizedTest
    @CsvSource({
        "no_vector,no clear picture",
        "no_vector_clipped,cut off by the edge",
        "clipped,cut off by the edge",
        "no_vector_implausible_landmarks,turned away or covered",
        "by_hand,put here by hand",
        "something_new,something new"
    })
    void aReasonIsSaidInWords(String reason, String words) {
        assertThat(ReportText.untold(reason)).isEqualTo(words);
    }

    private static String page(EpisodeStory story) {
        return file(story, "report.html");
    }

    private static Appearance untold(int track, double first, double last, String reason) {
        return judged(track, first, last, 0.3, 0.2, true, Optional.of(reason));
    }
}
