package io.dropcast.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class HtmlTest {

    @Test
    void textAndAttributesAreEscaped() {
        Html page = new Html().open("p").attr("title", "\"'<&>").text("<b>'&\"").close();
        assertThat(page.toString()).endsWith("<p title=\"&quot;&#39;&lt;&amp;&gt;\">&lt;b&gt;&#39;&amp;&quot;</p>\n");
    }

    @Test
    void charactersThatXmlForbidsAreReplaced() {
        assertThat(new Html().leaf("p", "a\u0000\u001B\u0085\uD800\uFFFFb😀").toString())
                .endsWith("<p>a\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDb😀</p>\n");
    }

    @Test
    void whatRunsOrFetchesIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Html().open("script"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Html().open("img").attr("src", "https://example.org/a.jpg"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Html().open("a").attr("href", "javascript:1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Html().open("a").attr("onclick", "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Html().style("a { } </style>"));
    }

    @Test
    void aPageMayLeadToANeighbourInTheOutboxAndNoFurther() {
        assertThat(Html.isLink("../studio-s01e02/report.html#p_0001")).isTrue();
        for (String href : List.of("../../a/b.html", "a/b.html", "//x/y.html", "../a/b.html?q", "../a/b.html\n", "")) {
            assertThat(Html.isLink(href)).isFalse();
        }
    }

    @Test
    void anElementLeftOpenIsAnError() {
        Html page = new Html().open("p");
        assertThatIllegalStateException().isThrownBy(page::toString);
    }

    @Test
    void anAttributeAfterTheContentIsAnError() {
        Html page = new Html().open("p").text("x");
        assertThatIllegalStateException().isThrownBy(() -> page.attr("id", "y"));
    }
}
