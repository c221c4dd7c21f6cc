package io.dropcast.report;

import static io.dropcast.report.story.Stories.file;
import static io.dropcast.report.story.Stories.ignored;
import static io.dropcast.report.story.Stories.judged;
import static io.dropcast.report.story.Stories.lowCohesion;
import static io.dropcast.report.story.Stories.many;
import static io.dropcast.report.story.Stories.member;
import static io.dropcast.report.story.Stories.named;
import static io.dropcast.report.story.Stories.seen;
import static io.dropcast.report.story.Stories.story;
import static io.dropcast.report.story.Stories.unnamed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.cluster.evidence.Why;
import io.dropcast.face.PersonId;
import io.dropcast.face.TrackId;
import io.dropcast.report.export.OutFile;
import io.dropcast.report.story.Appearance;
import io.dropcast.report.story.CastMember;
import io.dropcast.report.story.Making;
import io.dropcast.report.story.Stories;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class ReportPageTest {
    private static final String XSS = "<img src=x onerror=alert(1)>";

    @Test
    void everyPersonHasACardLongestFirst() {
        String page = page(named(1, "Ann", seen(1, 1, 2)), named(2, "Bea", seen(2, 1, 30)), named(3, "Cid", many(40)));
        assertThat(page).containsSubsequence("id=\"p_0003\"", "id=\"p_0002\"", "id=\"p_0001\"");
        assertThat(page).contains("<strong>1.1\u00A0s</strong> <span>1.1\u00A0% of the episode</span>");
    }

    @Test
    void identitiesOfOnePersonShareACardAndAreBothNamed() {
        Optional<PersonId> ann = Optional.of(new PersonId(1));
        String page = page(
                member(3, ann, Optional.of("Ann"), seen(3, 8, 9)),
                member(7, ann, Optional.of("Ann"), seen(7, 8.5, 9.9)));
        assertThat(page).containsOnlyOnce("<article").contains("id_0003").contains("id_0007");
    }

    @Test
    void whoIsSeenOnceAndHasNoNameComesAfterTheCast() {
        String page = page(unnamed(1, seen(1, 0, 50)), named(2, "Bea", seen(2, 1, 2)));
        assertThat(page).containsSubsequence("id=\"p_0002\"", "Seen once", "id=\"p_0001\"", "1\u00A0other");
    }

    @Test
    void badgesSayWhatNumbersMean() {
        String page = page(lowCohesion(
                named(
                        1,
                        "Ann",
                        judged(1, 0, 1, 0.71, 0.86, false, Optional.empty()),
                        judged(2, 2, 3, 0.45, 0.72, true, Optional.empty()),
                        judged(3, 4, 5, 0.10, 0.30, false, Optional.empty())),
                0.62,
                0.30));
        assertThat(page)
                .contains("<span class=\"badge good\">Identity 0.62 good</span>")
                .contains("<span class=\"pill\">Low identity cohesion (min sim &lt; 0.50)</span>")
                .contains("title=\"Picture quality 71\u00A0%, clear\"")
                .contains("title=\"Picture quality 45\u00A0%, usable\"")
                .contains("title=\"Picture quality 10\u00A0%, poor\"")
                .contains("title=\"Likeness to this identity 0.86, strong\"")
                .contains("title=\"Likeness to this identity 0.72, good\"")
                .contains("title=\"Likeness to this identity 0.30, weak\"")
                .containsOnlyOnce("class=\"alarm\"")
                .contains("Low confidence: no picture of this track was both good and typical of it");
    }

    @Test
    void aLargePictureThatIsNotToBeTrustedIsMarkedToo() {
        Appearance shaky = new Appearance(
                new TrackId(9),
                1,
                2,
                2.1,
                Optional.of("id2"),
                OptionalDouble.of(0.2),
                OptionalDouble.empty(),
                true,
                true,
                OptionalDouble.empty(),
                Optional.empty());
        assertThat(page(named(1, "Ann", many(3)), unnamed(2, shaky)))
                .containsOnlyOnce("class=\"alarm\"")
                .contains("Low quality: no picture of this track was good enough")
                .contains("has no good picture");
    }

    @Test
    void itIsSaidByWhatTheTracksOfAnIdentityAreTogether() {
        assertThat(page(Stories.because(named(1, "Ann", many(2)), new Why(2, 1, 0))))
                .contains("together by face and clothes, 95\u00A0% sure");
        assertThat(page(named(1, "Ann", many(2)))).doesNotContain("together by");
    }

    @Test
    void thePillNamesTheMeanWhenTheMeanIsToBlame() {
        assertThat(page(lowCohesion(named(1, "Ann", many(2)), 0.7, 0.6)))
                .contains("Low identity cohesion (mean sim &lt; 0.80)");
    }

    @Test
    void anOutlierSaysWhyItStandsAlone() {
        Appearance outlier = judged(2, 5, 6, 0.8, 0.9, false, Optional.of("low_identity_similarity_0.423"));
        assertThat(page(named(1, "Ann", many(3)), unnamed(2, outlier)))
                .contains("Stands alone: its likeness to the tracks it was grouped with was only 0.423")
                .contains("title=\"low_identity_similarity_0.423\"")
                .contains("Worth a look");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {XSS, "\"><script>alert(1)</script>", "]]>--></style></title>", "a\u0000b\u001B[31m", "\uD800"})
    void aHostileNameStaysText(String name) throws Exception {
        String page = page(named(1, name, many(3)), ignored(named(2, name, seen(9, 1, 2))));
        assertThat(page).doesNotContain("<img src=x").doesNotContain("<script");
        Document parsed = parsed(page);
        assertThat(parsed.getElementsByTagName("script").getLength()).isZero();
        assertThat(texts(parsed, "h3")).anyMatch(t -> t.contains(name.substring(0, 1)) || t.contains("p_0001"));
    }

    @Test
    void everyTextOfAStoryIsEscaped() {
        var making = new Making(800, 0.5, XSS, Map.of(XSS, XSS), List.of(XSS));
        Appearance outlier = judged(1, 5, 6, 0.8, 0.9, false, Optional.of(XSS));
        String page = file(Stories.lasting(100, 25, making, named(1, XSS, outlier)), "report.html");
        assertThat(page).doesNotContain("<img src=x");
        assertThat(page.split(Pattern.quote("&lt;img src=x onerror=alert(1)&gt;"), -1).length)
                .isGreaterThan(8);
    }

    @Test
    void aVeryLongNameIsClippedAndWholeInItsTitle() {
        String name = "n".repeat(10_000);
        String page = page(named(1, name, many(3)));
        assertThat(page).containsOnlyOnce(name).contains("title=\"" + name).contains("n".repeat(59) + "…</bdi>");
    }

    @Test
    void directionMarksDoNotTurnThePageRound() {
        assertThat(page(named(1, "\u202Eevil\u2066", many(3))))
                .contains("<bdi>evil</bdi>")
                .doesNotContain("\u202E");
    }

    @Test
    void aNameThatCannotBeSeenIsTheId() {
        assertThat(page(named(1, " \u200F\u200B ", many(3)))).contains("<bdi>p_0001</bdi>");
    }

    @Test
    void thePageNeedsNothingBesideItself() throws Exception {
        Document page = parsed(page(named(1, "Ann", many(30)), unnamed(2, seen(99, 1, 2))));
        NodeList all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            assertThat(element.getTagName()).isNotIn("script", "link", "iframe", "object", "base", "form");
            assertThat(element.getAttribute("src")).matches("|data:image/jpeg;base64,[A-Za-z0-9+/=]+");
            assertThat(element.getAttribute("href")).matches("|#[a-z0-9_]+");
            assertThat(element.getAttribute("style")).isEmpty();
        }
        assertThat(page.getElementsByTagName("style").item(0).getTextContent())
                .doesNotContain("url(")
                .doesNotContain("@import");
        assertThat(page(named(1, "Ann", many(3)))).contains("content=\"default-src &#39;none&#39;; img-src data:;");
    }

    @Test
    void everyLinkLeadsSomewhere() throws Exception {
        String text = page(
                lowCohesion(named(1, "Ann", many(30)), 0.5, 0.4),
                member(5, Optional.empty(), Optional.empty(), seen(98, 1, 2), seen(99, 4, 5)));
        NodeList links = parsed(text).getElementsByTagName("a");
        assertThat(links.getLength()).isEqualTo(3);
        for (int i = 0; i < links.getLength(); i++) {
            String id = ((Element) links.item(i)).getAttribute("href").substring(1);
            assertThat(text).containsOnlyOnce("id=\"" + id + "\"");
        }
    }

    @Test
    void aPersonWithManyTracksShowsSomeAndSaysHowManyNot() {
        String page = page(named(1, "Ann", many(40)));
        assertThat(page.split("<li class=\"frame\"", -1)).hasSize(FilmStrip.MOST + 1);
        assertThat(page).contains("18\u00A0more tracks, and 16 not pictured");
    }

    @Test
    void aLongEpisodeStaysUnderFifteenMegabytes() {
        byte[] jpeg = new byte[30_000];
        CastMember[] cast = new CastMember[60];
        for (int i = 0; i < cast.length; i++) {
            cast[i] = unnamed(i + 1, many(40));
        }
        OutFile page = new PublishEpisode()
                .publish(story(cast), key -> Optional.of(jpeg))
                .get(0);
        assertThat(page.content().length).isLessThan(15_000_000);
        assertThat(page.toString()).startsWith("report.html");
        assertThat(new String(page.content(), UTF_8)).contains("left out to keep this page small");
    }

    @Test
    void theTimelineHasALaneForEachPersonAndATable() throws Exception {
        Document page = parsed(page(named(1, "Ann", many(3)), named(2, "Bea", seen(9, 10, 11.9))));
        NodeList drawings = page.getElementsByTagName("svg");
        long lanes = 0;
        for (int i = 0; i < drawings.getLength(); i++) {
            Element svg = (Element) drawings.item(i);
            if (svg.getAttribute("class").equals("bars")) {
                lanes++;
                assertThat(svg.getAttribute("aria-label")).contains("on screen for");
            }
        }
        assertThat(lanes).isEqualTo(2);
        assertThat(texts(page, "td")).contains("0:10.0–0:12.0").contains("0:00.0–0:01.1, 0:02.0–0:03.1, 0:04.0–0:05.1");
    }

    @Test
    void noPeopleIsSaidKindly() throws Exception {
        String page = page();
        parsed(page);
        assertThat(page).contains("No person was found in this episode").contains("How this was made");
        assertThat(page).doesNotContain("When each person is on screen");
    }

    @Test
    void everybodyIgnoredIsSaidToo() {
        String page = page(ignored(named(1, "Ann", many(3))));
        assertThat(page)
                .contains("All people in this episode are ignored")
                .contains("Ann")
                .contains("0 + 1 ignored");
    }

    @Test
    void settingsAndNotesAreToldInTheirOrder() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("dropcast.z", "1");
        settings.put("dropcast.a", "2");
        var making = new Making(800, 0.5, "the-pack", settings, List.of("Second thoughts", "A remark"));
        assertThat(file(Stories.lasting(100, 25, making, named(1, "Ann", many(3))), "report.html"))
                .containsSubsequence("the-pack", "800 of", "Second thoughts", "A remark", "dropcast.z", "dropcast.a")
                .contains("outbox/studio/people.json")
                .contains("outbox/studio-s01e02/identities.json");
    }

    @Test
    void aPersonWithoutAPictureHasASilhouette() throws Exception {
        var page = new PublishEpisode().publish(story(named(1, "Ann", many(3))), key -> Optional.empty());
        String html = new String(page.get(0).content(), UTF_8);
        parsed(html);
        assertThat(html)
                .contains("aria-label=\"No picture\"")
                .contains("no picture</span>")
                .doesNotContain("<img");
    }

    @Test
    void aVideoThatSaysNothingOfItselfIsStillDrawn() throws Exception {
        var making = new Making(1, 0.5, "pack", Map.of(), List.of());
        parsed(file(Stories.lasting(0, 0, making, named(1, "Ann", seen(1, 0, 0))), "report.html"));
        parsed(file(Stories.lasting(Double.NaN, Double.NaN, making), "report.html"));
    }

    private static String page(CastMember... cast) {
        return file(story(cast), "report.html");
    }

    private static List<String> texts(Document page, String tag) {
        NodeList nodes = page.getElementsByTagName(tag);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }

    /** Well-formed XML, or an exception. */
    private static Document parsed(String page) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    }
}
