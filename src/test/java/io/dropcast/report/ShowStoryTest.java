package io.dropcast.report;

import static io.dropcast.report.Shows.ep;
import static io.dropcast.report.Shows.episodes;
import static io.dropcast.report.Shows.in;
import static io.dropcast.report.Shows.person;
import static io.dropcast.report.Shows.show;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ShowStoryTest {

    @Test
    void nobodyAndNothingComesTwice() {
        assertThatIllegalArgumentException().isThrownBy(() -> show(episodes(1, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> show(episodes(1), person(1, "Ann"), person(1, "Bea")));
        assertThatIllegalArgumentException().isThrownBy(() -> person(1, "Ann", in(1, 2, 3), in(1, 5, 4)));
    }

    @Test
    void aReportIsAPageOfTheOutbox() {
        for (String href :
                List.of("javascript:alert(1)", "https://example.org/", "/etc/passwd", "../../x/y.html", "")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new ShownEpisode(ep(1), 1, 0, Optional.of(href)));
        }
    }

    @Test
    void numbersThatMeanNothingAreRefused() {
        Hint.Side side = Hint.Side.person(person(1, "Ann"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Hint(side, side, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> in(1, Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> in(1, -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ShownEpisode(ep(1), 1, -1, Optional.empty()));
    }

    @Test
    void aLengthThatIsNotKnownIsNone() {
        assertThat(new ShownEpisode(ep(1), Double.NaN, 0, Optional.empty()).seconds())
                .isZero();
    }
}
