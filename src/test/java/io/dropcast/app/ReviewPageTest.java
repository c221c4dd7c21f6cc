package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropcast.browser.Tab;
import io.dropcast.episode.Json;
import io.dropcast.people.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The review page in a real browser, over the real engine, with a film that it has processed. */
@Timeout(180)
@Tag("integration")
final class ReviewPageTest {
    private static final String PEOPLE = "#/shows/faces";
    private static final String EPISODE = "#/episodes/faces-s01e01";
    private static final String EVIL = "<img src=x onerror=alert(1)>";

    @TempDir
    static Path folder;

    private static ReviewLab review;

    private Tab tab;

    /** A page that was drawn just before an identity was taken back asks for a picture that is gone, and shows the silhouette. */
    private final Set<String> takenBack = new HashSet<>();

    @BeforeAll
    static void aProcessedFilm() throws IOException {
        Path browser = ReviewLab.browser();
        Lab lab = Lab.in(folder);
        Films.withFaces(lab.inbox().resolve("faces-s01e01.mp4"));
        review = ReviewLab.over(lab, browser, Map.of());
        lab.awaitEmptyInbox();
    }

    @AfterAll
    static void stop() {
        if (review != null) {
            review.close();
        }
    }

    /** Whatever a test did: nothing ran that should not, and the page asked for nothing that its policy forbids. */
    @AfterEach
    void theConsoleIsClean() {
        if (tab != null) {
            tab.close();
            assertThat(tab.dialogs()).isEmpty();
            assertThat(tab.troubles())
                    .filteredOn(t -> takenBack.stream().noneMatch(id -> isMissingPicture(t, id)))
                    .isEmpty();
        }
    }

    private static boolean isMissingPicture(String trouble, String identity) {
        return trouble.startsWith("Failed to load resource: the server responded with a status of 404 (Not Found) ")
                && trouble.endsWith("/episodes/faces-s01e01/identities/" + identity + "/rep.jpg");
    }

    @Test
    void aPersonIsRenamedAndTheNameTakenBackByKeyboardAlone() {
        tab = review.at(PEOPLE);
        tab.awaitElement(".card.person .card-link");
        reach(".card-link");
        tab.press("ArrowRight");
        String card = "li:focus-within .card.person";
        String before = tab.text(card + " .name");

        tab.press("r");
        tab.awaitElement("dialog[open] input");
        tab.type("Ann Keyes");
        tab.press("Enter");

        tab.awaitText(card + " .name", "Ann Keyes");
        awaitInPeople("Ann Keyes");
        assertThat(lastWords()).contains("is called 'Ann Keyes'");

        tab.press("u");
        tab.awaitText(card + " .name", before);
        awaitNotInPeople("Ann Keyes");
        assertThat(log()).last().satisfies(e -> assertThat(e.undoes()).isPresent());
    }

    @Test
    void anIdentityThatIsDraggedOntoAPersonBelongsToThemUntilItIsUndone() {
        tab = review.at(PEOPLE);
        tab.awaitElement("li[data-index='1'] .card.person");
        String moved =
                tab.eval("document.querySelector('.thumb').dataset.cluster").asText();
        assertThat(tab.eval(countOf(moved)).asInt()).isEqualTo(1);

        tab.drag(".thumb[data-cluster='" + moved + "']", "li[data-index='1'] .card.person .portrait");

        tab.await(countOf(moved) + " === 2");
        tab.awaitText("#toasts", moved);
        assertThat(lastWords()).contains(moved);
        Awaitility.await()
                .atMost(Lab.LIMIT)
                .untilAsserted(() -> assertThat(clustersOf(moved)).hasSize(2));

        tab.click("#toasts .toast button");
        tab.await(countOf(moved) + " === 1");
        Awaitility.await()
                .atMost(Lab.LIMIT)
                .untilAsserted(() -> assertThat(clustersOf(moved)).containsExactly(moved));
    }

    @Test
    void aChangeStandsInTheJournalAndIsTakenBackThere() {
        tab = review.at(PEOPLE);
        tab.awaitElement(".card.person");
        tab.click(".card.person .card-tools button");
        tab.awaitElement("dialog[open] input");
        tab.type("Journal Jane");
        tab.click("dialog button[type=submit]");
        tab.awaitText(".card.person .name", "Journal Jane");

        ReviewLab.turn(tab, PEOPLE + "/journal");
        tab.awaitText(".journal > li", "Journal Jane");
        tab.click(".journal > li button");
        tab.awaitText(".journal > li.undone", "Journal Jane");
        awaitNotInPeople("Journal Jane");
    }

    @Test
    void aNameThatLooksLikeMarkupIsTextInEveryView() {
        tab = review.at(PEOPLE);
        tab.awaitElement(".card.person .card-link");
        tab.click(".card.person .card-tools button");
        tab.awaitElement("dialog[open] input");
        tab.type(EVIL);
        tab.press("Enter");
        tab.awaitText(".card.person .name", EVIL);
        tab.awaitText("#toasts", EVIL);
        String person = tab.eval("document.querySelector('.card.person .card-link').hash")
                .asText();

        ReviewLab.turn(tab, person);
        tab.awaitText("h1", EVIL);
        ReviewLab.turn(tab, PEOPLE + "/journal");
        tab.awaitText(".journal", EVIL);
        ReviewLab.turn(tab, EPISODE);
        tab.awaitText(".cards", EVIL);
        ReviewLab.turn(tab, EPISODE + "/player");
        tab.awaitText(".plot", EVIL);
        assertThat(tab.eval("document.querySelectorAll('img[src=x]').length").asInt())
                .isZero();

        ReviewLab.turn(tab, PEOPLE);
        tab.awaitElement(".card.person");
        tab.press("u");
        awaitNotInPeople("onerror");
    }

    @Test
    void twoPeopleAreMergedByKeyAndTakenApartAgain() {
        tab = review.at(PEOPLE);
        tab.awaitElement("li[data-index='1'] .card.person");
        int before = people(tab);
        String other = tab.eval("decodeURIComponent(document.querySelector(\"li[data-index='1'] .card-link\").hash)"
                        + ".split('/').pop()")
                .asText();
        tab.eval("document.querySelector('.card-link').focus()");

        tab.press("g");
        tab.awaitElement("dialog[open] .choices li");
        tab.type(other);
        tab.press("Enter");
        tab.await("document.querySelectorAll('.card.person').length === " + (before - 1));
        // whoever had the focus is gone, and the keyboard is still in the list
        tab.await("document.activeElement.matches('.card-link')");

        tab.press("u");
        tab.await("document.querySelectorAll('.card.person').length === " + before);
    }

    @Test
    void anIgnoredPersonIsInNoListUntilTheyAreShownAgain() {
        tab = review.at(PEOPLE);
        tab.awaitElement(".card.person");
        int before = people(tab);
        tab.eval("document.querySelector('.card-link').focus()");
        tab.press("i");
        tab.await("document.querySelectorAll('.card.person').length === " + (before - 1));
        awaitInPeople("\"ignored\" : true");
        tab.press("u");
        tab.await("document.querySelectorAll('.card.person').length === " + before);
    }

    @Test
    void whoAnIdentityNeverIsStandsOnTheirPage() {
        tab = review.at(EPISODE);
        tab.awaitElement("li[data-index='1'] .card.identity");
        String owner = tab.text("li[data-index='1'] .name");
        String identity = tab.text("li[data-index='0'] .id");
        tab.eval("document.querySelector('.card-link').focus()");

        tab.press("x");
        tab.awaitElement("dialog[open] .choices li");
        tab.type(owner);
        tab.press("Enter");
        tab.awaitText("#toasts", "is never " + owner);
        Awaitility.await()
                .atMost(Lab.LIMIT)
                .untilAsserted(() -> assertThat(book().findValues("not_cluster_ids"))
                        .anySatisfy(never -> assertThat(Json.parseTexts(never.toString()))
                                .containsExactly("faces-s01e01:" + identity)));

        tab.press("u");
        tab.awaitText("#toasts", "Taken back");
    }

    @Test
    void aTrackMovesToAnIdentityOfItsOwnAndBack() {
        tab = review.at(EPISODE);
        tab.awaitElement(".card.identity");
        int before = identities(tab);
        tab.eval("[...document.querySelectorAll('.card.identity')]"
                + ".find(c => !/ 1\u00A0track/.test(c.textContent)).querySelector('.card-link').click()");
        tab.awaitElement(".card.track .card-link");
        tab.eval("document.querySelector('.card.track .card-link').focus()");
        tab.press("m");
        tab.awaitElement("dialog[open] .choices li");
        tab.type("own");
        tab.awaitText("dialog .choices [aria-selected=true]", "An identity of its own");
        tab.press("Enter");
        tab.awaitText("#toasts", "an identity of its own");

        ReviewLab.turn(tab, EPISODE);
        tab.await("document.querySelectorAll('.card.identity').length === " + (before + 1));
        takenBack.add(tab.eval("[...document.querySelectorAll('.card.identity')]"
                        + ".map(c => c.dataset.cluster.split(':')[1]).sort().at(-1)")
                .asText());
        tab.press("u");
        tab.await("document.querySelectorAll('.card.identity').length === " + before);
    }

    @Test
    void aTrackThatCannotBeToldIsFoldedAwayUntilItIsDraggedOntoAnIdentity() {
        tab = review.at(EPISODE);
        tab.size(1400, 1600);
        tab.awaitElement(".card.identity");
        int before = identities(tab);
        assertThat(tab.eval("document.querySelector('.untold-zone').hidden").asBoolean())
                .isTrue();
        String identity = tab.eval("[...document.querySelectorAll('.card.identity')]"
                        + ".find(c => !/ 1\u00A0track/.test(c.textContent)).dataset.cluster")
                .asText();
        tab.eval("document.querySelector(\".card.identity[data-cluster='" + identity + "'] .card-link\").click()");
        tab.awaitElement(".card.track .card-link");
        tab.eval("document.querySelector('.card.track .card-link').focus()");
        tab.press("m");
        tab.awaitElement("dialog[open] .choices li");
        tab.type("nobody here");
        tab.press("ArrowDown");
        tab.awaitText("dialog .choices [aria-selected=true]", "it cannot be told who it is");
        tab.press("Enter");
        tab.awaitText("#toasts", "is in no identity");

        ReviewLab.turn(tab, EPISODE);
        tab.awaitText(".untold summary", "Could not be told (1\u00A0track, ");
        assertThat(tab.eval("document.querySelector('.untold').open").asBoolean())
                .isFalse();
        tab.click(".untold summary");
        tab.awaitText(".untold .card.track", "put here by hand");
        assertThat(identities(tab)).isEqualTo(before);

        tab.drag(".untold .card.track", ".card.identity[data-cluster='" + identity + "']");
        tab.await("document.querySelector('.untold-zone').hidden");
        tab.awaitText("#toasts", "is in " + identity.substring(identity.indexOf(":") + 1));
        tab.press("u");
        tab.await("!document.querySelector('.untold-zone').hidden");
        tab.press("u");
        tab.await("document.querySelector('.untold-zone').hidden");
    }

    private static int people(Tab tab) {
        return tab.eval("document.querySelectorAll('.card.person').length").asInt();
    }

    private static int identities(Tab tab) {
        return tab.eval("document.querySelectorAll('.card.identity').length").asInt();
    }

    @Test
    void fromAShowToTheFramesOfATrackWithEnter() {
        tab = review.at("#/");
        tab.awaitText(".shows", "faces");
        ReviewLab.turn(tab, PEOPLE);
        for (String view : List.of("/people/", "/identities/", "/tracks/")) {
            tab.awaitElement(".card-link");
            tab.eval("document.querySelector('.card-link').focus()");
            tab.press("Enter");
            tab.await("location.hash.includes('" + view + "') && document.querySelector('#main:not([aria-busy])')");
        }
        tab.awaitElement(".card.frame.best");
        assertThat(tab.text(".card.frame .star")).isEqualTo("★ BEST QUALITY");
        assertThat(tab.text(".card.frame.best"))
                .containsPattern("Similarity: \\d+%")
                .containsPattern("Q: \\d+%");
        assertThat(tab.eval("[...document.querySelectorAll('.card.frame:not(.best)')]"
                                + ".map(f => Number(f.dataset.frame))"
                                + ".every((f, i, all) => i === 0 || all[i - 1] < f)")
                        .asBoolean())
                .isTrue();
        assertThat(tab.eval("(() => { const q = f => Number(/Q: (\\d+)%/.exec(f.textContent)?.[1] ?? 0);"
                                + " const all = [...document.querySelectorAll('.card.frame')];"
                                + " return all.every(f => f.querySelector('.blank') || q(f) <= q(all[0])); })()")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void theVideoPlaysWithANameOverEachFaceAndAClickOnABarJumps() {
        tab = review.at(EPISODE + "/player?t=0.1");
        tab.await("document.querySelector('video')?.readyState >= 2");
        tab.awaitElement(".present li[data-track]");
        tab.await(
                "(() => { const c = document.querySelector('canvas.overlay');"
                        + " return c.width > 0 && c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some(v => v > 0); })()");

        tab.click(".lane .bars");
        tab.await("document.querySelector('video').currentTime !== 0.1");
        tab.press("Escape");
        tab.await("location.hash === '" + EPISODE + "'");
    }

    @Test
    void aVideoThatIsDroppedOntoThePageIsProcessed() throws IOException {
        Path film = Films.plain(folder.resolve("Nobody S01E01.mp4"));
        tab = review.at("#/");
        tab.dropFile(film);
        tab.awaitText("#uploads", "becomes nobody-s01e01");
        Awaitility.await()
                .atMost(Lab.LIMIT)
                .untilAsserted(() -> assertThat(review.lab.done()).contains("Nobody S01E01.mp4"));
        ReviewLab.turn(tab, "#/work");
        tab.awaitText("h1", "Inbox");
    }

    @Test
    void aTextThatIsDroppedIsRefusedInPlainWords() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no film");
        tab = review.at("#/");
        tab.dropFile(text);
        tab.awaitText("#uploads li.failed", "This is not a video");
    }

    /** Presses Tab until something of a class has the focus. */
    private void reach(String selector) {
        for (int i = 0; i < 60; i++) {
            tab.press("Tab");
            if (tab.eval("document.activeElement.matches('" + selector + "')").asBoolean()) {
                return;
            }
        }
        throw new AssertionError(selector + " cannot be reached by Tab");
    }

    /** How many identities the person has who owns this one, as the page shows it. */
    private static String countOf(String cluster) {
        return "Number(document.querySelector(\".thumb[data-cluster='" + cluster
                + "']\")?.closest('.card').querySelector('.number').dataset.count)";
    }

    private static List<JournalEntry> log() {
        return review.lab.wiring().people().log("faces");
    }

    private static String lastWords() {
        List<JournalEntry> log = log();
        return log.get(log.size() - 1).what();
    }

    /** Those of the person who owns this one, as the file in the outbox has it. */
    private static List<String> clustersOf(String cluster) throws IOException {
        for (JsonNode person : book().path("people")) {
            List<String> its = Json.parseTexts(person.path("cluster_ids").toString());
            if (its.contains(cluster)) {
                return its;
            }
        }
        return List.of();
    }

    private static JsonNode book() throws IOException {
        return Json.parseObject(Files.readAllBytes(people()), "people.json");
    }

    private static Path people() {
        return review.lab.outbox().resolve("faces/people.json");
    }

    private static void awaitInPeople(String text) {
        Awaitility.await()
                .atMost(Lab.LIMIT)
                .untilAsserted(() -> assertThat(Files.readString(people())).contains(text));
    }

    private static void awaitNotInPeople(String text) {
        Awaitility.await()
                .atMost(Lab.LIMIT)
                .untilAsserted(() -> assertThat(Files.readString(people())).doesNotContain(text));
    }
}
