package io.dropcast.report;

import static io.dropcast.report.story.Stories.judged;
import static io.dropcast.report.story.Stories.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.report.story.Appearance;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PictureReasonTest {
    private final Appearance good = seen(1, 12, 15);
    private final Appearance sharper = judged(2, 20, 25, 0.95, 0.4, false, Optional.empty());
    private final Appearance shaky = judged(3, 30, 35, 0.7, 0.8, true, Optional.empty());

    @Test
    void itSaysWhenHowGoodAndHowTypical() {
        assertThat(PictureReason.of(good, List.of(good)))
                .isEqualTo(
                        "Picture from 0:12.0–0:15.0: quality 80\u00A0%, 0.90 like its track, 0.90 like the identity");
    }

    @Test
    void theBestOfSeveralIsCalledSo() {
        assertThat(PictureReason.of(good, List.of(good, shaky))).endsWith("; the best of 2");
    }

    @Test
    void aBetterOneThatWasPassedOverIsNotHidden() {
        assertThat(PictureReason.of(good, List.of(good, sharper)))
                .endsWith("; the best of those of 2 that are typical of the identity and beyond doubt");
    }

    @Test
    void aDoubtfulOneSaysThatThereIsNoBetter() {
        assertThat(PictureReason.of(shaky, List.of(shaky))).endsWith("; no better one was both good and typical");
    }
}
