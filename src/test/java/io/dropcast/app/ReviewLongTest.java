package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.browser.Tab;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The review page over an episode with thousands of tracks, which were drawn and not filmed. */
@Timeout(240)
@Tag("integration")
final class ReviewLongTest {
    private static final int TRACKS = 5000;

    /** More than fits on a screen, and far from all. */
    private static final int FEW = 200;

    @TempDir
    Path folder;

    @Test
    void ofThousandsOfTracksOnlyThoseOnTheScreenAreOnThePage() throws IOException {
        Path browser = ReviewLab.browser();
        Lab lab = Lab.in(folder);
        new Lighthouse(lab).longOne(TRACKS);
        try (ReviewLab review = ReviewLab.over(lab, browser, Map.of());
                Tab tab = review.at("#/episodes/" + Lighthouse.LONG + "/tracks")) {
            tab.awaitElement("[data-track='1']");
            assertThat(tab.text(".vitals")).contains("5,000");
            assertThat(cards(tab)).isLessThan(FEW);

            tab.eval("document.querySelector('.card-link').focus()");
            tab.press("End");
            tab.awaitElement("li:focus-within [data-track='5000']");
            assertThat(tab.eval("document.querySelector('li:focus-within').getAttribute('aria-posinset')")
                            .asInt())
                    .isEqualTo(TRACKS);
            assertThat(cards(tab)).isLessThan(FEW);

            int most = tab.eval("""
                    (async () => {
                      let most = 0;
                      for (let at = document.body.scrollHeight; at > 0; at -= 3000) {
                        scrollTo(0, at);
                        await new Promise(requestAnimationFrame);
                        most = Math.max(most, document.querySelectorAll('.cards > li').length);
                      }
                      scrollTo(0, 0);
                      return most;
                    })()""").asInt();
            assertThat(most).isLessThan(FEW);
            tab.awaitElement("[data-track='1']");

            ReviewLab.turn(tab, "#/episodes/" + Lighthouse.LONG + "/player");
            tab.awaitElement(".lane .bars");
            assertThat(tab.text(".stage")).contains("The video is not here any more");
            assertThat(tab.troubles()).isEmpty();
        }
    }

    private static int cards(Tab tab) {
        return tab.eval("document.querySelectorAll('.cards > li').length").asInt();
    }
}
