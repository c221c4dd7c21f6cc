package io.dropcast.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.workflow.MadeEpisode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests on one show that are wrong, and what the caller is told. */
final class MistakesTest {
    @TempDir
    static Path folder;

    private static Rest rest;

    @BeforeAll
    static void twoPeopleAndAnExtra() {
        rest = Rest.on(MadeEpisode.in(folder));
    }

    @AfterAll
    static void nothingWasEdited() {
        assertThat(rest.edited).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "get-show | show=none | there is no show 'none' here: GET /shows lists those there are",
                "get-person | show=lab&person=p_0099 | there is no p_0099 in lab: GET /shows/lab/people lists those there are",
                "get-person-picture | show=lab&person=p_0001 | there is no picture of p_0001",
                "move-cluster | show=lab&cluster=lab-s01e01:id_0099 | there is no cluster 'lab-s01e01:id_0099' in lab",
                "move-cluster | show=lab&cluster=other-s01e01:id_0001 | there is no cluster 'other-s01e01:id_0001' in lab",
                "undo-entry | show=lab&entry=j_000099 | there is no 'j_000099' in the journal of lab",
                "accept-suggestion | show=lab&suggestion=x | there is no suggestion 'x' in lab, or it was settled: GET /shows/lab/suggestions lists those there are",
                "get-episode | ep=none-s01e01 | there is no episode 'none-s01e01' here: GET /episodes lists those there are",
                "get-video | ep=lab-s01e01 | the original of lab-s01e01 is not in the inbox's .done folder any more",
                "get-identity-picture | ep=lab-s01e01&identity=id_0001 | there is no picture of id_0001 in lab-s01e01",
                "list-identity-tracks | ep=lab-s01e01&identity=id_0099 | lab-s01e01 has no identity id_0099",
                "list-frames | ep=lab-s01e01&track=99 | lab-s01e01 has no track 99",
                "get-crop | ep=lab-s01e01&folder=track_0001&file=frame_000000.jpg | there is no such picture in lab-s01e01"
            })
    void whatIsNotThereIsNotFound(String operation, String path, String message) {
        Rest.Answer answer = rest.send(operation, path, "{}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(404);
        assertThat(answer.at("/code").asText()).isEqualTo("not_found");
        assertThat(answer.at("/message").asText()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "show=../etc | show",
                "show=lab&person=1 | person",
                "show=lab&person=p_1 | person",
                "show=lab&cluster=id_0001 | cluster",
                "show=lab&cluster=lab-s01e01:1 | cluster"
            })
    void anIdOfAnotherFormIsRefused(String path, String field) {
        String operation = path.contains("cluster") ? "never-cluster" : "get-person";
        Rest.Answer answer = rest.send(operation, path, "{}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.at("/details/field").asText()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({
        "list-tracks, page=0, page",
        "list-tracks, page=x, page",
        "list-tracks, page_size=1001, page_size",
        "get-boxes, from=NaN, from",
        "get-boxes, to=1e999, to",
        "get-boxes, from=-1, ''",
        "get-boxes, to=121, ''",
        "get-boxes, from=5&to=4, ''"
    })
    void aNumberOutOfItsBoundsIsRefused(String operation, String query, String field) {
        Rest.Answer answer = rest.get(operation, "ep=lab-s01e01", query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.at("/details/field").asText()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "change-person | {\"nam\":1} | unknown key 'nam': did you mean 'name'?",
                "change-person | {\"x\":1} | unknown key 'x'; known are aliases, ignored, name",
                "create-person | {} | a new person needs at least one cluster in \"cluster_ids\"",
                "merge-person | {\"into\":null} | \"into\" is missing",
                "merge-person | {\"into\":\"2\"} | '2' is not an id such as p_0001",
                "move-cluster | {} | \"person_id\" is missing; null leaves the cluster without a person",
                "never-cluster | {} | \"person_id\" is missing",
                "label-identity | {} | \"label\" is missing; null takes it away",
                "move-track | {} | \"identity_id\" is missing",
                "move-track | {\"identity_id\":\"1\"} | '1' is not an id such as id_0012",
                "move-track | {\"identity_id\":\"unclustered\",\"person_id\":\"p_0001\"} | \"person_id\" is the person of a new identity: identity_id must be \"new\""
            })
    void aBodyThatIsWrongSaysWhatItShouldBe(String operation, String body, String message) {
        String path = "show=lab&person=p_0001&cluster=lab-s01e01:id_0001&ep=lab-s01e01&identity=id_0001&track=1";
        Rest.Answer answer = rest.send(operation, path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.at("/message").asText()).isEqualTo(message);
        assertThat(answer.at("/details/field").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"../x, frame_000000.jpg", "track_0001, ../../identities.json", "track_0001, frame_1.jpg"})
    void aPictureHasANameOfItsOwnForm(String folder, String file) {
        assertThat(rest.get("get-crop", "ep=lab-s01e01&folder=" + folder + "&file=" + file)
                        .status())
                .isEqualTo(400);
    }
}
