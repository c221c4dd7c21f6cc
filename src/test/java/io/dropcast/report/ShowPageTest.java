package io.dropcast.report;

import static io.dropcast.report.Shows.called;
import static io.dropcast.report.Shows.ep;
import static io.dropcast.report.Shows.episode;
import static io.dropcast.report.Shows.episodes;
import static io.dropcast.report.Shows.hinted;
import static io.dropcast.report.Shows.ignored;
import static io.dropcast.report.Shows.in;
import static io.dropcast.report.Shows.page;
import static io.dropcast.report.Shows.person;
import static io.dropcast.report.Shows.publish;
import static io.dropcast.report.Shows.show;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.face.PersonId;
import io.dropcast.report.export.OutFile;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class ShowPageTest {
    private static final String XSS = "<img src=x onerror=alert(1)>";

    @Test
    void peopleComeLongestFirstThenById() {
        ShowStory story = show(
                episodes(1, 2),
                person(4, "Dot", in(1, 5, 1)),
                person(3, "Cid", in(1, 5, 2)),
                person(1, "Ann", in(1, 4, 3), in(2, 30, 1)),
                person(2, "Bea", in(2, 33, 2)));
        assertThat(page(story))
                .containsSubsequence(
                        "<tr id=\"p_0001\"", "<tr id=\"p_0002\"", "<tr id=\"p_0003\"", "<tr id=\"p_0004\"");
    }

    @Test
    void episodesKeepTheirOrderAndCellsStandUnderThem() throws Exception {
        Document page = parsed(page(show(episodes(2, 1), person(1, "Ann", in(1, 4, 3), in(2, 65, 1, 7)))));
        assertThat(texts(page, "th")).startsWith("Person", "In all", "s01e021\u00A0min 40\u00A0s");
        assertThat(texts(page, "td").stream().map(String::strip))
                .containsExactly(
                        "1\u00A0min 09\u00A0s2\u00A0episodes · 3\u00A0identities",
                        "1\u00A0min 05\u00A0s",
                        "4.0\u00A0s");
    }

    @Test
    void aCellTellsIdentitiesAndShareAndLeadsToThePersonInTheReport() {
        assertThat(page(show(episodes(2), person(1, "Ann", in(2, 25, 3, 7)))))
                .contains("title=\"id_0003 id_0007 · 25.0\u00A0% of studio-s01e02\"")
                .contains("<a href=\"../studio-s01e02/report.html#p_0001\">25.0\u00A0s</a>");
    }

    @Test
    void barsAreMeasuredByTheLongestCell() {
        assertThat(page(show(episodes(1), person(1, "Ann", in(1, 40, 1)), person(2, "Bea", in(1, 10, 2)))))
                .containsSubsequence("<rect width=\"100.0%\"", "<rect width=\"25.0%\"");
    }

    @Test
    void anEpisodeWithoutAReportHasNoLink() {
        var bare = new ShownEpisode(ep(1), Double.NaN, 0, Optional.empty());
        assertThat(page(show(List.of(bare), person(1, "Ann", in(1, 4, 3)))))
                .contains("<span>s01e01</span>")
                .contains("<span>4.0\u00A0s</span>")
                .doesNotContain("<a ")
                .doesNotContain("NaN");
    }

    @Test
    void anEpisodeThatIsItsOwnShowIsCalledByItsId() {
        var film = new ShownEpisode(new EpisodeId("metropolis"), 9000, 0, Optional.empty());
        assertThat(page(new ShowStory("metropolis", List.of(film), List.of(person(1, "Freder")), List.of())))
                .contains("<span>metropolis</span>");
    }

    @Test
    void aPersonInNoEpisodeIsInTheTableLast() throws Exception {
        Document page = parsed(page(show(episodes(1), person(1, "Ann"), person(2, "Bea", in(1, 2, 1)))));
        assertThat(rows(page)).containsExactly("p_0002", "p_0001");
        assertThat(texts(page, "td")).contains("0.0\u00A0sin no episode", "–");
    }

    @Test
    void whatIsInAnEpisodeThatIsGoneDoesNotCount() {
        String page = page(show(episodes(1), person(1, "Ann", in(1, 2, 1), in(2, 50, 1))));
        assertThat(page).contains("<strong>2.0\u00A0s</strong>").contains("1\u00A0episode · 1\u00A0identity");
    }

    @Test
    void identitiesOfNobodyAreCounted() throws Exception {
        String text = page(show(List.of(episode(1, 3), episode(2, 0), episode(3, 4)), person(1, "Ann")));
        Element foot = (Element) parsed(text).getElementsByTagName("tfoot").item(0);
        assertThat(texts(foot, "td")).containsExactly("7", "3", "–", "4");
        assertThat(text).contains("<dt>Identities without an owner</dt>\n<dd>7</dd>");
    }

    @Test
    void whereEveryIdentityHasAPersonTheTableHasNoFoot() {
        assertThat(page(show(episodes(1), person(1, "Ann")))).doesNotContain("<tfoot");
    }

    @Test
    void ignoredPeopleAreAtTheEndAndNotInTheTable() throws Exception {
        String text = page(show(episodes(1), ignored(person(1, "Ann", in(1, 90, 1))), person(2, "Bea", in(1, 2, 2))));
        assertThat(rows(parsed(text))).containsExactly("p_0002");
        assertThat(text).containsSubsequence("</table>", ">Ignored</h2>", "<li id=\"p_0001\"", "Ann", "1\u00A0min 30");
        assertThat(text).contains("1 + 1 ignored").contains("The longest bar is 2.0\u00A0s");
    }

    @Test
    void noEpisodesIsSaidAndPeopleAreShownAllTheSame() throws Exception {
        String text = page(show(List.of(), person(1, "Ann")));
        assertThat(rows(parsed(text))).containsExactly("p_0001");
        assertThat(text).contains("There is no episode of this show yet");
    }

    @Test
    void noPeopleIsSaidAndEpisodesAreListed() throws Exception {
        String text = page(show(List.of(episode(1, 2))));
        parsed(text);
        assertThat(text)
                .contains("No person was found in this show yet")
                .contains(
                        "<a href=\"../studio-s01e01/report.html\">studio-s01e01</a>, 2\u00A0identities without an owner")
                .doesNotContain("<table");
    }

    @Test
    void nothingAtAllIsAPageToo() throws Exception {
        String text = page(show(List.of()));
        parsed(text);
        assertThat(text).contains("There is no episode of this show yet").doesNotContain("<table");
    }

    @Test
    void everybodyIgnoredIsSaidToo() {
        assertThat(page(show(episodes(1), ignored(person(1, "Ann")))))
                .contains("All people in this show are ignored")
                .doesNotContain("<table");
    }

    @Test
    void aHintSaysWhoLooksLikeWhomAndHowMuch() throws Exception {
        ShownPerson kyle = person(3, "Kyle", in(1, 5, 2));
        Hint hint = new Hint(
                Hint.Side.identity(ep(2), new IdentityId(4), Optional.of("thumb4")), Hint.Side.person(kyle), 0.479);
        String text = page(hinted(show(episodes(1, 2), kyle), hint));
        assertThat(texts(parsed(text), "p")).contains("id_0004 of studio-s01e02 looks like Kyle (0.47)");
        assertThat(text)
                .contains("<a href=\"#p_0003\"><bdi>Kyle</bdi></a>")
                .contains("alt=\"Picture of id_0004 of studio-s01e02\"");
    }

    @Test
    void hintsComeMostAlikeFirstAndNotWithoutEnd() {
        Hint[] hints = IntStream.rangeClosed(1, ShowHints.MOST + 2)
                .mapToObj(i -> new Hint(
                        new Hint.Side("who" + i, Optional.empty(), Optional.empty()),
                        new Hint.Side("like", Optional.of(new PersonId(99)), Optional.empty()),
                        i / 100.0))
                .toArray(Hint[]::new);
        assertThat(page(hinted(show(episodes(1)), hints)))
                .containsSubsequence(">who42<", ">who41<", ">who3<", "and 2 more that are less alike")
                .doesNotContain(">who2<")
                .doesNotContain("#p_0099");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {XSS, "\"><script>alert(1)</script>", "]]>--></style></title>", "a\u0000b\u001B[31m", "\uD800"})
    void aHostileNameStaysText(String name) throws Exception {
        ShownPerson hostile = called(person(1, name, in(1, 5, 1)), name, name);
        Hint hint = new Hint(new Hint.Side(name, Optional.empty(), Optional.empty()), Hint.Side.person(hostile), 0.5);
        ShowStory story = show(episodes(1), hostile, ignored(called(person(2, name), name)));
        String text = page(hinted(new ShowStory(name, story.episodes(), story.people(), List.of()), hint));
        assertThat(text).doesNotContain("<img src=x").doesNotContain("<script");
        Document page = parsed(text);
        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(page.getElementsByTagName("img").getLength()).isEqualTo(3);
    }

    @Test
    void aHostileNameIsReadAsItIsWritten() throws Exception {
        assertThat(texts(parsed(page(show(episodes(1), person(1, XSS)))), "bdi"))
                .contains(XSS);
    }

    @Test
    void namesThatRunFromRightToLeftStandApart() {
        String name = "نادية الحسن";
        assertThat(page(show(episodes(1), called(person(1, name), "نادية", "\u202Eevil"))))
                .contains("<bdi>" + name + "</bdi>")
                .contains("also <bdi>نادية</bdi>, <bdi>evil</bdi>")
                .doesNotContain("\u202E");
    }

    @Test
    void aPersonWithoutANameIsCalledByTheirIdOnce() {
        assertThat(page(show(episodes(1), person(1, ""))))
                .contains("<span class=\"called unnamed\"><bdi>p_0001</bdi></span>")
                .doesNotContain("<span class=\"id\">p_0001</span>")
                .contains("<dt>Named</dt>\n<dd>0</dd>");
    }

    @Test
    void everyHeaderCellHasAScopeAndEveryPictureAText() throws Exception {
        Document page = parsed(page(show(List.of(episode(1, 1)), person(1, "Ann", in(1, 5, 1)), person(2, "Bea"))));
        assertThat(elements(page, "th")).allMatch(th -> th.getAttribute("scope").matches("col|row"));
        assertThat(elements(page, "img"))
                .extracting(img -> img.getAttribute("alt"))
                .containsExactly("Picture of Ann", "Picture of Bea");
    }

    @Test
    void thePageNeedsNothingBesideItselfAndLinksStayInTheOutbox() throws Exception {
        ShownPerson ann = person(1, "Ann", in(1, 5, 1));
        Hint hint = new Hint(Hint.Side.identity(ep(1), new IdentityId(4), Optional.of("x")), Hint.Side.person(ann), 1);
        String text = page(hinted(show(episodes(1, 2), ann, ignored(person(2, "Bea"))), hint));
        for (Element element : elements(parsed(text), "*")) {
            assertThat(element.getTagName()).isNotIn("script", "link", "iframe", "object", "base", "form");
            assertThat(element.getAttribute("src")).matches("|data:image/jpeg;base64,[A-Za-z0-9+/=]+");
            assertThat(element.getAttribute("href"))
                    .matches("|#p_0001|\\.\\./studio-s01e0[12]/report\\.html(#p_000[12])?");
            assertThat(element.getAttribute("style")).isEmpty();
        }
        assertThat(text).contains("content=\"default-src &#39;none&#39;; img-src data:; style-src &#39;sha256-");
        assertThat(text).doesNotContain("url(").doesNotContain("@import");
    }

    @Test
    void aPictureThatIsGoneIsASilhouette() throws Exception {
        String text = new ShowPage(
                        show(episodes(1), person(1, "Ann")), new Pictures(key -> Optional.empty(), 1_000, 1_000))
                .html();
        parsed(text);
        assertThat(text).contains("aria-label=\"No picture\"").doesNotContain("<img");
    }

    @Test
    void twoHundredPeopleFitInAFewMegabytes() {
        OutFile page = new PublishShow().publish(crowd(), key -> Optional.of(new byte[10_000]));
        assertThat(page.content().length).isLessThan(5_000_000);
        assertThat(page.toString()).startsWith("index.html");
        assertThat(new String(page.content(), UTF_8)).doesNotContain("left out");
    }

    @Test
    void largePicturesAreLeftOutBeforeThePageIsTooLarge() {
        OutFile page = new PublishShow().publish(crowd(), key -> Optional.of(new byte[100_000]));
        assertThat(page.content().length).isLessThan(6_000_000);
        assertThat(new String(page.content(), UTF_8))
                .contains("pictures were left out to keep this page small")
                .contains("class=\"scroll tall\"");
    }

    @Test
    void theSameStoryGivesTheSameBytes() {
        ShowStory story = show(episodes(1), person(1, "Ann", in(1, 5, 1)), person(2, ""));
        assertThat(publish(story)).isEqualTo(publish(story));
    }

    private static ShowStory crowd() {
        List<ShownPerson> people = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            people.add(person(i, "Person " + i, in(1, i, i), in(2, i, i), in(3, i, i)));
        }
        return new ShowStory("studio", episodes(1, 2, 3, 4, 5, 6), people, List.of());
    }

    private static List<String> rows(Document page) {
        return elements(page, "tr").stream()
                .map(tr -> tr.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
    }

    private static List<String> texts(Document page, String tag) {
        return elements(page, tag).stream().map(Node::getTextContent).toList();
    }

    private static List<String> texts(Element within, String tag) {
        return stream(within.getElementsByTagName(tag))
                .map(Node::getTextContent)
                .toList();
    }

    private static List<Element> elements(Document page, String tag) {
        return stream(page.getElementsByTagName(tag)).toList();
    }

    private static Stream<Element> stream(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
    }

    /** Well-formed XML, or an exception. */
    private static Document parsed(String page) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    }
}
