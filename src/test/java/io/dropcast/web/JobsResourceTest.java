package io.dropcast.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import io.dropcast.jobs.CleanupOrder;
import io.dropcast.jobs.JobBoard;
import io.dropcast.jobs.JobRunner;
import io.dropcast.settings.KnownSettings;
import io.dropcast.settings.Settings;
import io.dropcast.store.folder.FolderStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs that are queued and never run, because the board is not started. */
final class JobsResourceTest {
    @TempDir
    Path folder;

    private JobsResource jobs;
    private Rest rest;

    private static final class NoRunner implements JobRunner {
        @Override
        public Map<String, Object> clean(CleanupOrder order) {
            throw new IllegalStateException("no job runs here");
        }

        @Override
        public Map<String, Object> process(EpisodeId ep, Path video, Map<String, Optional<String>> settings) {
            throw new IllegalStateException("no job runs here");
        }
    }

    @BeforeEach
    void anEpisodeThatIsOnlyBegun() {
        FolderStore store = new FolderStore(folder);
        store.write(Key.manifest(new EpisodeId("a-s01e01"), "progress.json"), "{}".getBytes(StandardCharsets.UTF_8));
        ShowData data = new ShowData(store, store, null, show -> {}, Rest.noOriginals());
        JobBoard board = new JobBoard(
                store,
                Settings.of(KnownSettings.resolve(Map.of(), Map.of(), Map.of())),
                Rest.noOriginals(),
                new NoRunner(),
                job -> {},
                Clock.systemUTC(),
                "here",
                3);
        jobs = new JobsResource(data, board, new LiveRuns(new Events()));
        rest = new Rest(jobs);
    }

    @Test
    void aJobIsQueuedWithWhatItWasSent() {
        Rest.Answer job = rest.send("start-cluster", "", "{\"ep_id\":\"a-s01e01\",\"cluster_thresh\":0.5}");
        assertThat(job.status()).isEqualTo(202);
        assertThat(job.at("/state").asText()).isEqualTo("queued");
        assertThat(job.at("/params").toString()).isEqualTo("{\"cluster_thresh\":0.5,\"ep_id\":\"a-s01e01\"}");
        String id = "job=" + job.at("/job_id").asText();
        assertThat(rest.get("get-job", id).at("/kind").asText()).isEqualTo("cluster");
        assertThat(rest.get("list-jobs", "").json()).hasSize(1);
        assertThat(rest.send("cancel-job", id, "").at("/state").asText()).isEqualTo("canceled");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start-cluster | {} | 400 | \"ep_id\" is missing",
                "start-cluster | {\"ep_id\":\"no-s01e01\"} | 404 | there is no episode 'no-s01e01' here: GET /episodes lists those there are",
                "start-cluster | {\"ep_id\":\"a-s01e01\",\"min_cluster_siz\":1} | 400 | unknown key 'min_cluster_siz': did you mean 'min_cluster_size'?",
                "start-cleanup | {\"ep_id\":\"a-s01e01\"} | 400 | \"actions\" must name one or more of split_tracks, reembed, recluster, group_clusters",
                "start-detect | {\"ep_id\":\"a-s01e01\"} | 404 | the original of a-s01e01 is not in the inbox's .done folder: name it with \"video\", or drop it again",
                "start-detect | {\"ep_id\":\"b-s01e01\",\"video\":\"b.mp4\"} | 404 | there is no video 'b.mp4' in the inbox's .done folder"
            })
    void aJobThatCannotBeDoneIsRefusedAtOnce(String operation, String body, int status, String message) {
        Rest.Answer answer = rest.send(operation, "", body);
        assertThat(answer.at("/message").asText()).isEqualTo(message);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(rest.get("list-jobs", "").json()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "min_cluster_size | 51",
                "min_cluster_size | 1.5",
                "cluster_thresh | \"x\"",
                "cluster_thresh | 0.1",
                "min_identity_sim | 1"
            })
    void aSettingOutOfItsBoundsIsNamed(String field, String value) {
        Rest.Answer answer = rest.send("start-cluster", "", "{\"ep_id\":\"a-s01e01\",\"" + field + "\":" + value + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.at("/details/field").asText()).isEqualTo(field);
    }

    @Test
    void theChangesOfAJobBeginWithHowItIsAndEndWithItsEnd() {
        String id = rest.send("start-cluster", "", "{\"ep_id\":\"a-s01e01\"}")
                .at("/job_id")
                .asText();
        HttpEvents.Subscription waits = jobs.progress(id).orElseThrow();
        Events.Event now = waits.first().get(0);
        assertThat(new String(Response.bytes(now.data()), StandardCharsets.UTF_8))
                .startsWith("{\"job_id\":\"" + id + "\",\"kind\":\"cluster\"")
                .contains("\"state\":\"queued\"");
        assertThat(waits.wanted().test(now)).isTrue();
        assertThat(waits.last().test(now)).isFalse();
        rest.send("cancel-job", "job=" + id, "");
        HttpEvents.Subscription ended = jobs.progress(id).orElseThrow();
        assertThat(ended.last().test(ended.first().get(0))).isTrue();
        assertThat(jobs.progress("job_1")).isEmpty();
    }

    @Test
    void aJobThatIsNotThereIsNotFound() {
        assertThat(rest.get("get-progress", "job=job_1").status()).isEqualTo(404);
        assertThat(rest.send("cancel-job", "job=job_1", "").status()).isEqualTo(404);
        assertThat(rest.get("get-job", "job=../jobs/job_1").status()).isEqualTo(400);
    }
}
