package io.dropcast.report;

import io.dropcast.episode.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The head of a page: its style sheet, and the policy that lets the page use that sheet, pictures inside the page, and nothing else. */
final class PageHead {
    private final String css;

    private PageHead(String css) {
        this.css = css;
    }

    /** A head with these style sheets of the jar, the later ones on top. */
    static PageHead styledBy(String... resources) {
        StringBuilder css = new StringBuilder();
        for (String resource : resources) {
            css.append(read(resource));
        }
        return new PageHead(css.toString());
    }

    void write(Html page, String title) {
        page.open("head");
        page.open("meta").attr("charset", "utf-8").close();
        page.open("meta")
                .attr("http-equiv", "Content-Security-Policy")
                .attr(
                        "content",
                        "default-src 'none'; img-src data:; style-src 'sha256-" + sha256(css)
                                + "'; base-uri 'none'; form-action 'none'")
                .close();
        page.open("meta")
                .attr("name", "viewport")
                .attr("content", "width=device-width, initial-scale=1")
                .close();
        page.open("meta")
                .attr("name", "color-scheme")
                .attr("content", "light dark")
                .close();
        page.leaf("title", title);
        page.style(css);
        page.close();
    }

    private static String sha256(String text) {
        return Base64.getEncoder().encodeToString(Digest.bytes(text));
    }

    private static String read(String resource) {
        try (InputStream in = PageHead.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the style sheet " + resource + " is missing from the jar");
            }
            // a checkout with other line ends must not change the page
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the style sheet " + resource, e);
        }
    }
}
