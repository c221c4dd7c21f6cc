package io.dropcast.report.story;

import static io.dropcast.report.story.Stories.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.cluster.evidence.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In what words it is said why the tracks of an identity are together. */
final class TogetherTest {
    @ParameterizedTest
    @CsvSource({
        "3, 0, 0, 'together by face, 95\u00A0% sure'",
        "3, -1, 0, 'together by face, 88\u00A0% sure'",
        "2, 0.1, 0.1, 'together by face, 90\u00A0% sure'",
        "2, 1, 0, 'together by face and clothes, 95\u00A0% sure'",
        "-0.4, 0, 2.4, 'together by face and the same camera set-up, 88\u00A0% sure'",
        "1, 1, 1, 'together by face and clothes and the same camera set-up, 95\u00A0% sure'"
    })
    void whatBroughtThemTogetherIsNamed(double face, double clothes, double thread, String words) {
        CastMember member =
                Stories.because(Stories.unnamed(1, seen(1, 0, 1), seen(2, 3, 4)), new Why(face, clothes, thread));
        assertThat(member.together()).contains(words);
    }

    @Test
    void nothingIsSaidOfASingleTrack() {
        assertThat(Stories.unnamed(1, seen(1, 0, 1)).together()).isEmpty();
    }
}
