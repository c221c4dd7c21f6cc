package io.dropcast.app;

import static org.junit.jupiter.api.Assumptions.abort;

import io.dropcast.browser.Chromium;
import io.dropcast.browser.Tab;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** An engine that serves the review page, and a browser that looks at it. */
final class ReviewLab implements AutoCloseable {
    final Lab lab;
    private final Api api;
    private final Chromium browser;

    private ReviewLab(Lab lab, Api api, Chromium browser) {
        this.lab = lab;
        this.api = api;
        this.browser = browser;
    }

    /** The program; skips the test, saying why, where there is none. */
    static Path browser() {
        return Chromium.installed()
                .orElseGet(() -> abort("skipped: there is no Chromium on this machine (apt-get install chromium)"));
    }

    /** @param more settings on top of the lab's */
    static ReviewLab over(Lab lab, Path browser, Map<String, String> more) throws IOException {
        Chromium chromium = Chromium.start(browser);
        try {
            return new ReviewLab(lab, Api.serving(lab, more), chromium);
        } catch (RuntimeException e) {
            chromium.close();
            throw e;
        }
    }

    String url(String hash) {
        return "http://127.0.0.1:" + api.port() + "/ui/" + hash;
    }

    /** A new tab with a view of the page. */
    Tab at(String hash) {
        Tab tab = browser.open();
        tab.go(url(hash));
        tab.await("document.querySelector('#main:not([aria-busy])')");
        return tab;
    }

    /** Another view, without loading the page anew. */
    static void turn(Tab tab, String hash) {
        tab.eval("location.hash = '" + hash + "'");
        tab.await("document.querySelector('#main:not([aria-busy])') && document.title !== ''");
    }

    @Override
    public void close() {
        api.close();
        browser.close();
    }
}
