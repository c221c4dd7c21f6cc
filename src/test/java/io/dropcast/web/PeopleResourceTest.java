package io.dropcast.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropcast.workflow.MadeEpisode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits of the people of one show. */
final class PeopleResourceTest {
    private static final String SHOW = "show=lab";
    private static final String FIRST = "show=lab&person=p_0001";
    private static final String CLUSTER = "show=lab&cluster=lab-s01e01:id_0002";

    @TempDir
    Path folder;

    private Rest rest;

    @BeforeEach
    void twoPeopleAndAnExtra() {
        rest = Rest.on(MadeEpisode.in(folder));
    }

    private JsonNode person(String id) {
        return rest.get("get-person", SHOW + "&person=" + id).json();
    }

    @Test
    void anEditIsAnEntryOfTheJournalAndItsShowFollows() {
        Rest.Answer answer = rest.send("change-person", FIRST, "{\"name\":\"Ann\",\"aliases\":[\"A\"]}");
        assertThat(answer.at("/person_id").asText()).isEqualTo("p_0001");
        assertThat(answer.at("/entry/who").asText()).isEqualTo("api");
        assertThat(answer.at("/entry/words/0").asText()).isEqualTo("p_0001 is called 'Ann'");
        assertThat(rest.get("list-journal", SHOW, "limit=1").at("/entries/0/id"))
                .isEqualTo(answer.at("/entry/id"));
        assertThat(rest.edited).containsExactly("lab");
    }

    @Test
    void anEditThatChangesNothingHasNoEntryAndNothingFollows() {
        rest.send("change-person", FIRST, "{\"ignored\":true}");
        assertThat(rest.send("change-person", FIRST, "{\"ignored\":true}").text())
                .isEqualTo("{\"entry\":null,\"person_id\":\"p_0001\"}");
        assertThat(rest.edited).hasSize(1);
    }

    @Test
    void whatIsLeftOutStaysAndNullRemoves() {
        rest.send("change-person", FIRST, "{\"name\":\"Ann\",\"aliases\":[\"A\"],\"ignored\":true}");
        rest.send("change-person", FIRST, "{}");
        assertThat(person("p_0001").path("name").asText()).isEqualTo("Ann");
        rest.send("change-person", FIRST, "{\"name\":null,\"aliases\":[]}");
        JsonNode person = person("p_0001");
        assertThat(person.path("name").isNull()).isTrue();
        assertThat(person.path("aliases")).isEmpty();
        assertThat(person.path("ignored").asBoolean()).isTrue();
    }

    @Test
    void aPersonHasClustersOnlyWhenAskedForAlone() {
        JsonNode all = rest.get("list-people", SHOW).json();
        assertThat(all.path("people")).hasSize(3);
        assertThat(all.path("unassigned")).isEmpty();
        assertThat(all.path("people").get(0).has("clusters")).isFalse();
        assertThat(person("p_0001").at("/clusters/0").toString())
                .isEqualTo(
                        "{\"cluster_id\":\"lab-s01e01:id_0001\",\"ep_id\":\"lab-s01e01\",\"identity_id\":\"id_0001\","
                                + "\"person_id\":\"p_0001\",\"thumb\":null,\"size\":3,\"tracks\":3,\"seconds\":12.12,"
                                + "\"cohesion\":0.9968,\"min_identity_sim\":0.9951,\"low_cohesion\":false}");
    }

    @Test
    void aMergeIsUndoneByItsEntryAndOnlyOnce() {
        String entry = rest.send("merge-person", FIRST, "{\"into\":\"p_0002\"}")
                .at("/entry/id")
                .asText();
        assertThat(person("p_0002").path("tracks").asInt()).isEqualTo(6);
        assertThat(rest.get("get-person", FIRST).status()).isEqualTo(404);

        String undo = SHOW + "&entry=" + entry;
        assertThat(rest.send("undo-entry", undo, "").at("/entry/undoes").asText())
                .isEqualTo(entry);
        assertThat(person("p_0001").path("tracks").asInt()).isEqualTo(3);
        JsonNode newest = rest.get("list-journal", SHOW, "limit=2").json().path("entries");
        assertThat(newest.get(1).path("undone_by")).isEqualTo(newest.get(0).path("id"));
        assertThat(rest.send("undo-entry", undo, "").status()).isEqualTo(409);
    }

    @Test
    void aClusterMovesToAPersonToNoneAndToANewOne() {
        rest.send("move-cluster", CLUSTER, "{\"person_id\":\"p_0001\"}");
        assertThat(person("p_0001").path("cluster_ids")).hasSize(2);
        rest.send("move-cluster", CLUSTER, "{\"person_id\":null}");
        assertThat(rest.get("list-people", SHOW).at("/unassigned/0/cluster_id").asText())
                .isEqualTo("lab-s01e01:id_0002");
        Rest.Answer made = rest.send(
                "create-person",
                SHOW,
                "{\"name\":\"Bo\",\"cluster_ids\":[\"lab-s01e01:id_0002\",\"lab-s01e01:id_0003\"]}");
        assertThat(made.at("/person_id").asText()).isEqualTo("p_0004");
        assertThat(person("p_0004").path("name").asText()).isEqualTo("Bo");
        assertThat(person("p_0004").path("cluster_ids")).hasSize(2);
    }

    @Test
    void aClusterThatDoesNotShowAPersonIsTakenFromThem() {
        rest.send("never-cluster", CLUSTER, "{\"person_id\":\"p_0002\"}");
        assertThat(person("p_0002").path("not_cluster_ids").get(0).asText()).isEqualTo("lab-s01e01:id_0002");
        assertThat(person("p_0002").path("cluster_ids")).isEmpty();
    }

    @Test
    void aDeletedPersonLeavesTheirClusters() {
        rest.send("delete-person", FIRST, "");
        assertThat(rest.get("get-person", FIRST).status()).isEqualTo(404);
        assertThat(rest.get("list-people", SHOW).json().path("unassigned")).hasSize(1);
    }

    @Test
    void aLabelIsTheNameOfThePerson() {
        String identity = "ep=lab-s01e01&identity=id_0001";
        assertThat(rest.send("label-identity", identity, "{\"label\":\"Cleo\"}")
                        .at("/person_id")
                        .asText())
                .isEqualTo("p_0001");
        assertThat(rest.get("list-identities", "ep=lab-s01e01")
                        .at("/identities/0/person_name")
                        .asText())
                .isEqualTo("Cleo");
        rest.send("label-identity", identity, "{\"label\":null}");
        assertThat(person("p_0001").path("name").isNull()).isTrue();
    }

    @Test
    void aTrackBecomesAnIdentityOfAPersonInOneStep() {
        Rest.Answer answer =
                rest.send("move-track", "ep=lab-s01e01&track=1", "{\"identity_id\":\"new\",\"person_id\":\"p_0002\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("/entry/words/0").asText()).isEqualTo("lab-s01e01:id_0004 is p_0002's");
        assertThat(rest.edited).containsExactly("lab");
    }

    @Test
    void whatCannotBeDoneAsThingsAreIsAConflict() {
        assertThat(rest.send("merge-person", FIRST, "{\"into\":\"p_0001\"}").status())
                .isEqualTo(409);
        assertThat(rest.send("undo-entry", SHOW + "&entry=j_000001", "").status())
                .isEqualTo(409);
        assertThat(rest.send(
                                "move-track",
                                "ep=lab-s01e01&track=1",
                                "{\"identity_id\":\"new\",\"person_id\":\"p_0999\"}")
                        .status())
                .isEqualTo(409);
        assertThat(rest.edited).isEmpty();
    }

    @Test
    void aNameThatNoPersonCanHaveIsAMistakeOfTheCaller() {
        String name = "n".repeat(300);
        assertThat(rest.send("change-person", FIRST, "{\"name\":\"" + name + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(rest.send(
                                "create-person",
                                SHOW,
                                "{\"name\":\"" + name + "\",\"cluster_ids\":[\"lab-s01e01:id_0001\"]}")
                        .status())
                .isEqualTo(400);
        assertThat(rest.edited).isEmpty();
    }
}
