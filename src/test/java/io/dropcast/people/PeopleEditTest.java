package io.dropcast.people;

import static io.dropcast.people.Show.c;
import static io.dropcast.people.Show.p;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PeopleEditTest {
    private final Show show = Show.of(3);

    /** people.json as it is, with something done to it. */
    private byte[] edited(Consumer<ObjectNode> change) {
        ObjectNode doc = Json.parseObject(show.json().getBytes(StandardCharsets.UTF_8), "people.json");
        change.accept(doc);
        return Json.pretty(doc);
    }

    private static ObjectNode row(ObjectNode doc, int person) {
        return (ObjectNode) doc.path("people").get(person - 1);
    }

    private static ArrayNode list(ObjectNode doc, int person, String field) {
        return (ArrayNode) row(doc, person).get(field);
    }

    private static ObjectNode added(ObjectNode doc) {
        return ((ArrayNode) doc.path("people")).addObject();
    }

    private static void remove(ObjectNode doc, int person) {
        ((ArrayNode) doc.path("people")).remove(person - 1);
    }

    private void refused(byte[] json, String... why) {
        String before = show.json();
        assertThatThrownBy(() -> show.edit(json)).isInstanceOf(Refused.class).hasMessageContainingAll(why);
        assertThat(show.json()).isEqualTo(before);
    }

    /** The line of people.json in which the text stands first. */
    private static String line(byte[] json, String text) {
        String all = new String(json, StandardCharsets.UTF_8);
        return "line "
                + (all.substring(0, all.indexOf(text))
                                .chars()
                                .filter(c -> c == '\n')
                                .count()
                        + 1) + ":";
    }

    @Test
    void aFileThatNobodyEditedChangesNothing() {
        assertThat(show.edit(show.json())).isEmpty();
    }

    @Test
    void aNameIsAnEntryThatSaysSo() {
        JournalEntry entry =
                show.edit(edited(d -> row(d, 1).put("name", "Kyle"))).orElseThrow();
        assertThat(entry.what()).contains("p_0001", "'Kyle'");
        assertThat(show.person(1).name()).contains("Kyle");
    }

    @Test
    void markupInANameStaysText() {
        show.edit(edited(d -> row(d, 1).put("name", "<img src=x onerror=alert(1)>")));
        assertThat(show.person(1).name()).contains("<img src=x onerror=alert(1)>");
    }

    @Test
    void aClusterUnderASecondPersonMovesThere() {
        show.edit(edited(d -> list(d, 2, "cluster_ids").add(c(1))));
        assertThat(show.owner(1)).contains(p(2));
        assertThat(show.person(1).clusterIds()).isEmpty();
    }

    @Test
    void aClusterTwiceUnderOnePersonIsThereOnce() {
        assertThat(show.edit(edited(d -> list(d, 1, "cluster_ids").add(c(1))))).isEmpty();
    }

    @Test
    void aClusterThatIsPutNowhereIsNobodys() {
        show.edit(edited(d -> list(d, 1, "cluster_ids").removeAll()));
        assertThat(show.people().unassigned()).containsExactly(c(1));
    }

    @Test
    void aClusterThatNobodyOwnedGetsAnOwner() {
        show.edit(edited(d -> list(d, 1, "cluster_ids").add(c(5))));
        assertThat(show.owner(5)).contains(p(1));
    }

    @Test
    void aRowWithoutANumberIsSomebodyNew() {
        show.edit(
                edited(d -> added(d).put("name", "Kim").putArray("cluster_ids").add(c(1))));
        assertThat(show.owner(1)).contains(p(4));
        assertThat(show.person(4).name()).contains("Kim");
    }

    @Test
    void somebodyNewNeedsANameOrACluster() {
        byte[] json = edited(d -> added(d).put("ignored", true));
        refused(json, "line 40:", "needs a name");
    }

    @Test
    void whoIsTakenOutGoesAndWhatTheyOwnedIsNobodys() {
        show.edit(edited(d -> remove(d, 2)));
        assertThat(show.people().person(p(2))).isEmpty();
        assertThat(show.people().unassigned()).containsExactly(c(2));
    }

    @Test
    void whatADeletedPersonOwnedMovesToWhereTheEditPutsIt() {
        show.edit(edited(d -> {
            list(d, 1, "cluster_ids").add(c(2));
            remove(d, 2);
        }));
        assertThat(show.owner(2)).contains(p(1));
        assertThat(show.people().unassigned()).isEmpty();
    }

    @Test
    void neverTakesTheClusterAway() {
        show.edit(edited(d -> list(d, 1, "not_cluster_ids").add(c(1))));
        assertThat(show.people().unassigned()).containsExactly(c(1));
        assertThat(show.person(1).notClusterIds()).containsExactly(c(1));
    }

    @Test
    void aClusterThatWasNeverTheirsMayBePutUnderThem() {
        show.move((m, p) -> m.never(p, p(1), c(2)));
        show.edit(edited(d -> list(d, 1, "cluster_ids").add(c(2))));
        assertThat(show.owner(2)).contains(p(1));
        assertThat(show.person(1).notClusterIds()).isEmpty();
    }

    @Test
    void fieldsThatNobodyKnowsSurvive() {
        show.edit(edited(d -> {
            row(d, 1).putObject("imdb").put("id", "nm0000123").put("rank", 1.5);
            d.put("note", "ask Zoë");
        }));
        assertThat(show.json()).contains("\"id\" : \"nm0000123\"", "\"rank\" : 1.5", "ask Zoë");
    }

    @Test
    void thePictureFollowsTheClustersUntilAnotherIsChosen() {
        show.edit(edited(d -> list(d, 1, "cluster_ids").removeAll()));
        assertThat(show.person(1).picture()).isEmpty();
        show.edit(edited(d -> row(d, 2).put("rep_crop", "show-s01e01/thumbs/id_0003.jpg")));
        assertThat(show.person(2).picture()).contains("show-s01e01/thumbs/id_0003.jpg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../etc/passwd",
                "/etc/passwd",
                "https://evil.example/x.jpg",
                "show-s01e01/thumbs/id_1.jpg\" x=\""
            })
    void aPictureFromElsewhereIsRefused(String path) {
        refused(edited(d -> row(d, 1).put("rep_crop", path)), "line 4:", "rep_crop");
    }

    @Test
    void theSameEditTwiceGivesTheSameBytesHoweverMuchLater() {
        byte[] json = edited(d -> {
            row(d, 1).put("name", "Kyle");
            added(d).put("name", "Kim").putArray("cluster_ids").add(c(2));
            added(d).put("name", "Nobody yet");
            added(d).putArray("cluster_ids").add(c(5));
            list(d, 1, "not_cluster_ids").add(c(3));
            remove(d, 3);
        });
        assertThat(show.edit(json)).isPresent();
        String once = show.json();
        assertThat(show.edit(json)).isEmpty();
        assertThat(show.json()).isEqualTo(once);
    }

    @Test
    void whatOthersChangedSinceStays() {
        byte[] json = edited(d -> row(d, 1).put("name", "Kyle"));
        show.move((m, p) -> m.rename(p, p(2), Optional.of("Kim")));
        show.move((m, p) -> m.give(p, c(3), p(1)));
        show.edit(json);
        assertThat(show.person(1).name()).contains("Kyle");
        assertThat(show.person(2).name()).contains("Kim");
        assertThat(show.owner(3)).contains(p(1));
    }

    @Test
    void whoOthersAddedSinceStaysAndWhoIsNewHereGetsTheNextNumber() {
        byte[] json = edited(d -> added(d).put("name", "Kim"));
        show.move((m, p) -> m.giveToNew(p, c(5)));
        show.edit(json);
        assertThat(show.owner(5)).contains(p(4));
        assertThat(show.person(5).name()).contains("Kim");
    }

    @Test
    void whatOthersTookFromADeletedPersonSinceStaysTheirs() {
        byte[] json = edited(d -> remove(d, 2));
        show.move((m, p) -> m.give(p, c(2), p(3)));
        show.edit(json);
        assertThat(show.people().person(p(2))).isEmpty();
        assertThat(show.owner(2)).contains(p(3));
    }

    @Test
    void whatOthersGaveToADeletedPersonSinceIsNobodys() {
        byte[] json = edited(d -> remove(d, 2));
        show.move((m, p) -> m.give(p, c(3), p(2)));
        show.edit(json);
        assertThat(show.people().unassigned()).containsExactly(c(2), c(3));
    }

    @Test
    void whoWasTakenAwaySinceCannotBeChanged() {
        byte[] json = edited(d -> row(d, 2).put("name", "Kim"));
        show.move((m, p) -> m.delete(p, p(2)));
        refused(json, "p_0002", "taken away meanwhile");
    }

    @Test
    void whoWasTakenAwaySinceStaysAwayWhenTheEditLeavesThemAlone() {
        byte[] json = edited(d -> row(d, 1).put("name", "Kyle"));
        show.move((m, p) -> m.delete(p, p(2)));
        show.edit(json);
        assertThat(show.people().person(p(2))).isEmpty();
        assertThat(show.person(1).name()).contains("Kyle");
    }

    @Test
    void whoIsGivenAClusterThatOthersSaidSinceIsNeverThemHasIt() {
        byte[] json = edited(d -> list(d, 1, "cluster_ids").add(c(2)));
        show.move((m, p) -> m.never(p, p(1), c(2)));
        show.edit(json);
        assertThat(show.owner(2)).contains(p(1));
        assertThat(show.person(1).notClusterIds()).isEmpty();
    }

    @Test
    void whoIsNeverAClusterThatOthersGaveThemSinceLosesIt() {
        byte[] json = edited(d -> list(d, 1, "not_cluster_ids").add(c(2)));
        show.move((m, p) -> m.give(p, c(2), p(1)));
        show.edit(json);
        assertThat(show.people().unassigned()).containsExactly(c(2));
        assertThat(show.person(1).notClusterIds()).containsExactly(c(2));
    }

    @Test
    void aVersionThatNeverWasIsRefused() {
        refused(edited(d -> d.put("as_of", "0123456789abcdef")), "as_of", "0123456789abcdef");
    }

    @Test
    void anotherShowIsRefused() {
        refused(edited(d -> d.put("show_id", "other")), "'other'", "'show'");
    }

    @Test
    void anUnknownPersonIsRefusedWithTheLine() {
        byte[] json = edited(d -> row(d, 2).put("person_id", "p_0099"));
        refused(json, "line 16:", "no p_0099");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p_1", "P_0001", "p_0000", "kyle", "p_9999999999", "p_٠٠٠١"})
    void anIdOfAnotherFormIsRefusedWithTheLine(String id) {
        refused(edited(d -> row(d, 2).put("person_id", id)), "line 16:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cluster_ids", "not_cluster_ids"})
    void anUnknownClusterIsRefusedWithTheLine(String field) {
        byte[] json = edited(d -> list(d, 2, field).add(c(99)));
        refused(json, line(json, c(99)), "no episode of show has a cluster '" + c(99) + "'");
    }

    @Test
    void aPersonTwiceIsRefusedWithTheLine() {
        refused(edited(d -> row(d, 2).put("person_id", "p_0001")), "line 16:", "p_0001 is in it twice");
    }

    @Test
    void aClusterUnderThreePeopleIsRefusedWithTheLine() {
        byte[] json = edited(d -> {
            list(d, 2, "cluster_ids").add(c(1));
            list(d, 3, "cluster_ids").add(c(1));
        });
        refused(json, line(json, c(1)), "p_0001", "p_0002", "p_0003");
    }

    @Test
    void aClusterUnderTwoPeopleWhoBothDidNotHaveItIsRefused() {
        refused(
                edited(d -> {
                    list(d, 1, "cluster_ids").add(c(5));
                    list(d, 2, "cluster_ids").add(c(5));
                }),
                c(5),
                "p_0001",
                "p_0002");
    }

    @Test
    void aClusterNewlyInBothListsOfOnePersonIsRefused() {
        refused(
                edited(d -> {
                    list(d, 1, "cluster_ids").add(c(5));
                    list(d, 1, "not_cluster_ids").add(c(5));
                }),
                "line ",
                "cannot be both");
    }

    @Test
    void oneBrokenRuleKeepsEverythingElseFromBeingChanged() {
        refused(
                edited(d -> {
                    row(d, 1).put("name", "Kyle");
                    row(d, 3).put("ignored", "yes");
                }),
                "\"ignored\" must be true or false");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``|empty
                    ` \n `|empty
                    `{"people": [`|line 1
                    `{"people": [],\n\n "x"}`|line 3
                    `[]`|must be a JSON object
                    `"people"`|must be a JSON object
                    `null`|must be a JSON object
                    `{}`|no list "people"
                    `{"people": {"p_0001": {}}}`|no list "people"
                    `{"people": []}`|all 3 people are missing
                    `{"people": [\n[]]}`|line 2: a person must be an object
                    `{"people": [\nnull]}`|line 2: a person must be an object
                    `{"people": [\n{"name": 5}]}`|line 2: "name" must be a text
                    `{"people": [\n{"aliases": "Kim"}]}`|line 2: "aliases" must be a list
                    `{"people": [\n{"cluster_ids": {}}]}`|line 2: "cluster_ids" must be a list
                    `{"people": [\n{"cluster_ids": [5]}]}`|line 2: "cluster_ids" must be a list
                    `{"people": [\n{"name": "a", "name": "b"}]}`|line 2
                    `{"people": []} {"people": []}`|line 1
                    """)
    void whatIsNoPeopleJsonIsRefusedWithTheReason(String json, String why) {
        refused(json.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8), why);
    }

    @Test
    void fiftyMegabytesAreRefused() {
        refused(new byte[50_000_000], "50000000 bytes");
    }

    @Test
    void nestingWithoutEndIsRefused() {
        refused(("{\"people\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8), "not JSON");
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        refused("{\"people\": [{\"name\": \"Zo\u00eb\"}]}".getBytes(StandardCharsets.ISO_8859_1), "not JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ky\u0007le", "Ky\u0000le", "\u202eelyK"})
    void charactersThatCannotBeSeenAreRefusedWithTheLine(String name) {
        refused(edited(d -> row(d, 2).put("name", name)), "line 16:", "cannot be seen");
        refused(edited(d -> list(d, 2, "aliases").add(name)), "line 16:", "cannot be seen");
    }

    @Test
    void tenThousandCharactersAreRefusedWithTheLine() {
        refused(edited(d -> row(d, 2).put("name", "k".repeat(10_000))), "line 16:", "10000 characters");
    }

    @Test
    void halvesOfCharactersAreRefusedWithTheLineBecauseTheJournalCannotKeepThem() {
        String json = show.json().replaceFirst("\"created_at\"", "\"x\" : \"\\\\ud800\", \"created_at\"");
        refused(json.getBytes(StandardCharsets.UTF_8), "line 4:", "half a character");
    }

    @Test
    void halvesOfCharactersInSuggestionsAreRefused() {
        String json = show.json()
                .replaceFirst("\"people\"", "\"dismissed_suggestions\" : [\"\\\\ud800\", \"\\\\ud801\"], \"people\"");
        refused(json.getBytes(StandardCharsets.UTF_8), "half a character");
    }
}
