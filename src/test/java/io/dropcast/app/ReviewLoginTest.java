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

/** The review page of an engine that wants a token. */
@Timeout(120)
@Tag("integration")
final class ReviewLoginTest {
    private static final String TOKEN = "a-token-for-this-test-alone";

    @TempDir
    Path folder;

    @Test
    void onlyTheTokenOpensThePageAndSigningOutClosesIt() throws IOException {
        Path browser = ReviewLab.browser();
        try (ReviewLab review = ReviewLab.over(Lab.in(folder), browser, Map.of("dropcast.http.token", TOKEN));
                Tab tab = review.at("#/")) {
            tab.awaitText("h1", "Sign in");
            tab.await("document.activeElement.id === 'token'");
            tab.type("something else");
            tab.press("Enter");
            tab.awaitText("[role=alert]", "That is not the token");

            tab.type(TOKEN);
            tab.press("Enter");
            tab.awaitText("h1", "your shows");
            assertThat(tab.eval("document.cookie").asText()).isEmpty();
            tab.eval("location.reload()");
            tab.awaitText("h1", "your shows");

            tab.eval("[...document.querySelectorAll('#tools button')].find(b => b.textContent === 'Sign out').click()");
            tab.awaitText("h1", "Sign in");
            assertThat(tab.dialogs()).isEmpty();
        }
    }
}
