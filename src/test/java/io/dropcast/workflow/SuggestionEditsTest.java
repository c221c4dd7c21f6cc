package io.dropcast.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.edits.SuggestionEdits;
import io.dropcast.episode.Json;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.PersonId;
import io.dropcast.people.Author;
import io.dropcast.people.IdentitiesManifest;
import io.dropcast.people.Refused;
import io.dropcast.people.SuggestionsManifest;
import io.dropcast.people.match.Suggestion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SuggestionEditsTest {
    private static final String SHOW = EditStorm.SHOW;
    private static final EpisodeId EP = new EpisodeId("storm-s01e01");
    private static final Suggestion PERSON =
            new Suggestion("storm-s01e01:id_0002", new Suggestion.OfPerson(new PersonId(1)), 0.45, "near");
    private static final Suggestion CLUSTER =
            new Suggestion("storm-s01e01:id_0004", new Suggestion.OfCluster("storm-s01e01:id_0003"), 0.5, "near");

    @TempDir
    Path folder;

    private EditStorm show;
    private SuggestionEdits desk;

    @BeforeEach
    void twoSuggestions() {
        show = new EditStorm(folder);
        show.prepare();
        desk = new SuggestionEdits(show.desk(), show.book(), show.store());
        found();
    }

    /** What a run of the people stage does. */
    private void found() {
        new SuggestionsManifest(show.store())
                .update(EP, List.of(PERSON, CLUSTER), show.book().read(SHOW));
    }

    private String file() {
        return new String(show.file(), StandardCharsets.UTF_8);
    }

    @Test
    void whatWasDismissedDoesNotComeBackWhenItIsFoundAgain() {
        assertThat(desk.open(SHOW)).containsExactly(PERSON, CLUSTER);
        assertThat(desk.dismiss(SHOW, Author.CLI, PERSON.key()).entry()).isPresent();
        found();

        assertThat(desk.open(SHOW)).containsExactly(CLUSTER);
        assertThat(file()).contains("dismissed_suggestions", PERSON.key());
        assertThat(desk.dismiss(SHOW, Author.CLI, PERSON.key()).entry())
                .as("it was so already")
                .isEmpty();
    }

    @Test
    void whatWasDismissedComesBackWithUndo() {
        String entry = desk.dismiss(SHOW, Author.CLI, CLUSTER.key())
                .entry()
                .orElseThrow()
                .id();
        show.desk().undo(SHOW, Author.CLI, entry);
        found();

        assertThat(desk.open(SHOW)).containsExactly(PERSON, CLUSTER);
    }

    @Test
    void whatWasAcceptedIsDoneAndSettled() {
        desk.accept(SHOW, Author.CLI, PERSON.key());
        desk.accept(SHOW, Author.CLI, CLUSTER.key());

        assertThat(desk.open(SHOW)).isEmpty();
        assertThat(show.book().read(SHOW).person(new PersonId(1)))
                .hasValueSatisfying(p -> assertThat(p.clusterIds()).contains("storm-s01e01:id_0002"));
        assertThat(show.book().read(SHOW).person(new PersonId(3)))
                .hasValueSatisfying(p -> assertThat(p.clusterIds()).contains("storm-s01e01:id_0004"));
    }

    @Test
    void whatIsNoSuggestionIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> desk.dismiss(SHOW, Author.CLI, "storm-s01e01:id_0002|p_0002"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("did you mean '" + PERSON.key() + "'?");
        assertThatThrownBy(() -> desk.accept(SHOW, Author.CLI, "x")).isInstanceOf(Refused.class);
        assertThat(show.book().read(SHOW).dismissed()).isEmpty();
    }

    @Test
    void whoWasPutTogetherByHandIsAskedAboutBeforeOthersAndWhoWasRefusedAfterThem() {
        Suggestion again =
                new Suggestion("storm-s01e01:id_0005", new Suggestion.OfPerson(new PersonId(1)), 0.48, "near");
        new SuggestionsManifest(show.store())
                .update(EP, List.of(again), show.book().read(SHOW));
        assertThat(asked()).as("as they were found").containsExactly(PERSON, CLUSTER, again);
        assertThat(desk.asked(SHOW)).allSatisfy(a -> assertThat(a.odds()).isEqualTo(1));

        desk.accept(SHOW, Author.CLI, PERSON.key());
        assertThat(asked()).containsExactly(again, CLUSTER);

        for (int cluster : new int[] {6, 7, 8, 9}) {
            String refused = "storm-s01e01:id_000" + cluster;
            show.desk().move(SHOW, Author.CLI, (moves, people) -> moves.never(people, new PersonId(1), refused));
        }
        assertThat(asked()).containsExactly(CLUSTER, again);
    }

    @Test
    void whereHumansLoweredTheStopAYesIsLikelier() {
        show.store()
                .write(
                        IdentitiesManifest.key(EP),
                        Json.pretty(Json.parseObject(
                                        show.store()
                                                .read(IdentitiesManifest.key(EP))
                                                .orElseThrow(),
                                        "identities.json")
                                .set("stats", Json.parseValue("{\"calibration\":{\"human\":{\"shift\":-0.5}}}"))));
        assertThat(desk.asked(SHOW)).allSatisfy(a -> assertThat(a.odds()).isEqualTo(Math.exp(0.5)));
    }

    private List<Suggestion> asked() {
        return desk.asked(SHOW).stream().map(SuggestionEdits.Asked::suggestion).toList();
    }
}
