package io.dropcast.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.PersonId;
import io.dropcast.people.SuggestionsManifest;
import io.dropcast.people.match.Suggestion;
import io.dropcast.workflow.MadeEpisode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SuggestionsResourceTest {
    private static final String EXTRA = "lab-s01e01:id_0003";

    @TempDir
    Path folder;

    private Rest rest;

    @BeforeEach
    void theExtraMayBeTheFirstPerson() {
        MadeEpisode made = MadeEpisode.in(folder);
        new SuggestionsManifest(made.store())
                .update(
                        new EpisodeId("lab-s01e01"),
                        List.of(
                                new Suggestion(EXTRA, new Suggestion.OfPerson(new PersonId(1)), 0.45, "near"),
                                new Suggestion(EXTRA, new Suggestion.OfCluster("lab-s01e01:id_0002"), 0.4, "near")),
                        made.pipeline().journal("lab").people());
        rest = Rest.on(made);
    }

    private JsonNode open() {
        return rest.get("list-suggestions", "show=lab").json().path("suggestions");
    }

    @Test
    void aSuggestionSaysWhoTheClusterMayBe() {
        JsonNode first = open().get(0);
        assertThat(first.path("id").asText()).isEqualTo(EXTRA + "|p_0001");
        assertThat(first.at("/cluster/cluster_id").asText()).isEqualTo(EXTRA);
        assertThat(first.at("/person/person_id").asText()).isEqualTo("p_0001");
        assertThat(first.has("maybe_cluster")).isFalse();
        assertThat(first.path("settles_seconds").asDouble()).isEqualTo(2.04);
        JsonNode second = open().get(1);
        assertThat(second.at("/person/person_id").asText()).isEqualTo("p_0002");
        assertThat(second.at("/maybe_cluster/cluster_id").asText()).isEqualTo("lab-s01e01:id_0002");
    }

    @Test
    void anAcceptedSuggestionGivesTheClusterToThePerson() {
        String key = "show=lab&suggestion=" + EXTRA + "|p_0001";
        assertThat(rest.send("accept-suggestion", key, "").status()).isEqualTo(200);
        assertThat(rest.get("get-person", "show=lab&person=p_0001").json().path("cluster_ids"))
                .hasSize(2);
        assertThat(rest.send("accept-suggestion", key, "").status())
                .as("it was settled")
                .isEqualTo(404);
        assertThat(rest.edited).containsExactly("lab");
    }

    @Test
    void aDismissedSuggestionIsNotAskedAgain() {
        String key = "show=lab&suggestion=" + EXTRA + "|p_0001";
        assertThat(rest.send("dismiss-suggestion", key, "").at("/entry/id").asText())
                .startsWith("j_");
        assertThat(open()).hasSize(1);
        assertThat(rest.send("dismiss-suggestion", key, "").at("/entry").isNull())
                .as("the same edit twice")
                .isTrue();
    }
}
