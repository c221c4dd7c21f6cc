package io.dropcast.camel;

import static org.junit.jupiter.api.Assumptions.abort;

import io.dropcast.browser.Chromium;
import io.dropcast.browser.Tab;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** An engine that serves the review page, and a browser that looks at it. */
final class ReviewLab implements AutoCloseable {
    final Lab lab;
    private final Engine engine;
    private final Chromium browser;

    private ReviewLab(Lab lab, Engine engine, Chromium browser) {
        this.lab = lab;
        this.engine = engine;
        this.browser = browser;
    }

    /** The program; skips the test, saying why, where there is none. */
    static Path browser() {
        return Chromium.installed()
                .orElseGet(() -> abort("skipped: there is no Chromium on this machine (apt-get install chromium)"));
    }

    /** @param more settings on top of the lab's */
    static ReviewLab over(Lab lab, Path browser, Map<String, String> more) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>(lab.settings());
        settings.put("dropcast.http.enabled", "true");
        settings.put("dropcast.http.port", "0");
        settings.putAll(more);
        Chromium chromium = Chromium.start(browser);
        try {
            return new ReviewLab(lab, Lab.watch(Wiring.of(new Home(lab.home()), settings), new Quiet()), chromium);
        } catch (RuntimeException e) {
            chromium.close();
            throw e;
        }
    }

    String url(String hash) {
        return engine.address().orElseThrow().replaceFirst("/$", "") + "/ui/" + hash;
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
        engine.close();
        browser.close();
    }
}
