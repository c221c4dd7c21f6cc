package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.Json;
import io.dropcast.store.s3.Upload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results go to a bucket and to no outbox folder. */
@Tag("integration")
final class S3InsteadTest {
    @TempDir
    Path folder;

    private final Cloud cloud = Cloud.make();
    private Lab lab;
    private Map<String, String> settings;

    @BeforeEach
    void lab() throws IOException {
        lab = Lab.in(folder.resolve("lab"));
        settings = cloud.settings(lab);
        settings.put("dropcast.outbox", cloud.uri("results"));
    }

    @AfterEach
    void close() throws IOException {
        cloud.close();
    }

    @Test
    void theFilesOfAnOutboxAreInTheBucketAndNoOutboxIsHere() throws IOException {
        Lab local = Lab.in(folder.resolve("local"));
        Films.withFaces(local.inbox().resolve("show-s01e01.mp4"));
        local.watchUntilEmpty(new Quiet());
        Films.withFaces(lab.inbox().resolve("show-s01e01.mp4"));
        cloud.whileWatching(lab, settings, () -> {
            awaitResults();
            await().atMost(Lab.LIMIT)
                    .untilAsserted(() -> assertThat(cloud.delivered("results")).isEqualTo(local.delivered()));
        });

        assertThat(Lab.names(lab.folder())).containsExactly("data", "inbox");
        ObjectNode identities = Json.parseObject(cloud.content("results/show-s01e01", "identities.json"), "identities");
        assertThat(identities.at("/identities/0/rep_thumb_s3_key").asText())
                .isEqualTo("results/show-s01e01/thumbs/id_0001.jpg");
    }

    @Test
    void anEditInTheBucketIsAppliedAlsoWhenTheWorkingCopyWasThrownAway() throws IOException {
        settings.put("dropcast.s3.queue", cloud.queue);
        settings.put("dropcast.s3.dead-letters", cloud.dead);
        Films.withFaces(lab.inbox().resolve("show-s01e01.mp4"));
        cloud.whileWatching(lab, settings, this::awaitResults);
        List<String> names = cloud.names("results");
        Lab.deleteAll(lab.data().resolve("outbox"));

        cloud.whileWatching(lab, settings, () -> {
            ObjectNode doc = Json.parseObject(cloud.content("results/show", "people.json"), "people.json");
            ((ObjectNode) doc.path("people").path(0)).put("name", "Kyle");
            cloud.below("results").put("show/people.json", Json.pretty(doc), Upload.ALWAYS);
            cloud.tell("results/show/people.json");
            await().atMost(Lab.LIMIT).untilAsserted(() -> {
                assertThat(text("show-s01e01/report.html")).contains("Kyle");
                assertThat(text("show/index.html")).contains("Kyle");
            });
        });

        assertThat(cloud.names("results")).isEqualTo(names);
        assertThat(lab.outbox()).doesNotExist();
    }

    @Test
    void thePageOfAShowHasAllPicturesAlsoWhenTheWorkingCopyWasThrownAway() throws IOException {
        Films.withFaces(lab.inbox().resolve("show-s01e01.mp4"));
        cloud.whileWatching(lab, settings, this::awaitResults);
        List<String> names = cloud.names("results");
        long pictures = pictures();
        assertThat(pictures).isPositive();
        Lab.deleteAll(lab.data().resolve("outbox"));

        Films.plain(lab.inbox().resolve("show-s01e02.mp4"), 5);
        cloud.whileWatching(
                lab,
                settings,
                () -> await().atMost(Lab.LIMIT)
                        .untilAsserted(() -> assertThat(text("show/index.html")).contains("show-s01e02")));

        assertThat(pictures()).isEqualTo(pictures);
        assertThat(cloud.names("results")).containsAll(names);
    }

    private long pictures() {
        return text("show/index.html").split("data:image/jpeg", -1).length - 1L;
    }

    @Test
    void aSingleCommandSaysWhereInTheBucketItIs() throws IOException {
        Path film = Films.plain(folder.resolve("show-s01e01.mp4"), 5);
        CommandLine.Said said = process(film);

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out())
                .contains(
                        "look at  " + cloud.uri("results") + "/show-s01e01/report.html",
                        "names in " + cloud.uri("results") + "/show/people.json");
        assertThat(cloud.names("results")).contains("show-s01e01/delivery.json", "show/delivery.json");
        assertThat(lab.outbox()).doesNotExist();
    }

    private CommandLine.Said process(Path film) {
        List<String> words = new java.util.ArrayList<>(List.of("process", film.toString()));
        settings.forEach((key, value) ->
                words.add("--" + key.substring("dropcast.".length()).replace('.', '-') + "=" + value));
        return new CommandLine(lab).run(words.toArray(String[]::new));
    }

    @Test
    void withTheDataInABucketTooOnlyTheCacheIsHere() throws IOException {
        settings.put("dropcast.data", cloud.uri("data"));
        Films.plain(lab.inbox().resolve("show-s01e01.mp4"), 5);
        cloud.whileWatching(lab, settings, this::awaitResults);

        assertThat(Lab.names(lab.folder())).containsExactly("cache", "inbox");
        assertThat(lab.folder().resolve("cache/outbox/show-s01e01/report.html")).exists();
    }

    @Test
    void doctorLooksAtTheBucketAndAtTheWorkingCopy() {
        assertThat(new Checkup(() -> Cloud.wiring(lab, settings)).findings())
                .anySatisfy(f -> {
                    assertThat(f.what()).isEqualTo("outbox");
                    assertThat(f.text()).startsWith(lab.data().resolve("outbox") + ", ");
                })
                .contains(new CheckResult(true, "deliver", cloud.uri("results") + ": list, write, read, delete"))
                .allMatch(CheckResult::well);
    }

    @Test
    void twoPlacesAreRefusedAndWhatIsNoPlaceIsNamed() {
        settings.put("dropcast.deliver", cloud.uri("elsewhere"));
        assertThatThrownBy(() -> Cloud.wiring(lab, settings).checked())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dropcast.outbox is " + cloud.uri("results"))
                .hasMessageContaining("dropcast.deliver, " + cloud.uri("elsewhere"));

        settings.remove("dropcast.deliver");
        settings.put("dropcast.outbox", "s3://x");
        assertThatThrownBy(() -> Cloud.wiring(lab, settings).checked())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dropcast.outbox");
    }

    private void awaitResults() {
        lab.awaitEmptyInbox();
        await().atMost(Lab.LIMIT)
                .until(() ->
                        cloud.names("results").containsAll(List.of("show-s01e01/delivery.json", "show/delivery.json")));
    }

    private String text(String name) {
        return new String(cloud.content("results", name), StandardCharsets.UTF_8);
    }
}
