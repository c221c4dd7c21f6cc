package io.dropcast.cli.score;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import io.dropcast.store.folder.FolderStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The measures are those of the script that comes with the labelled episodes. Skipped where that or Python is not there. */
final class ScriptTest {
    private static final Path SCRIPT =
            Path.of(System.getProperty("dropcast.truth", "../shared")).resolve("score/score_episode.py");
    private static final EpisodeId EP = new EpisodeId("made-up-s01e01");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void randomEpisodesScoreAsTheScriptSays(long seed) throws IOException, InterruptedException {
        assumeTrue(Files.exists(SCRIPT), "no " + SCRIPT);
        Random random = new Random(seed);
        byte[] truth = Json.pretty(truth(random));
        FolderStore store = new FolderStore(folder);
        int tracks = random.nextInt(40);
        store.write(Key.manifest(EP, "tracks.jsonl"), Json.lines(rows(random, tracks).stream()));
        store.write(Key.manifest(EP, "identities.json"), Json.pretty(identities(random, tracks)));
        Files.write(folder.resolve("truth.json"), truth);

        Map<String, Number> ours = Score.of(Truth.read(truth, "truth.json"), FoundTrack.read(store, EP));

        ObjectNode theirs = script();
        ours.forEach((name, value) -> assertThat(value.doubleValue())
                .as(name)
                .isCloseTo(theirs.path(name).asDouble(), within(0.5e-4 + 1e-9)));
    }

    private ObjectNode script() throws IOException, InterruptedException {
        Process script;
        try {
            script = new ProcessBuilder(
                            "python3",
                            SCRIPT.toString(),
                            folder.resolve("manifests/" + EP.value()).toString(),
                            folder.resolve("truth.json").toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "no python3");
            throw e;
        }
        byte[] said = script.getInputStream().readAllBytes();
        assertThat(script.waitFor()).as(new String(said, UTF_8)).isZero();
        return Json.parseObject(said, "the script's output");
    }

    private static ObjectNode truth(Random random) {
        ObjectNode truth = Json.object().put("fps", 25);
        ArrayNode shots = truth.putArray("shots");
        int first = 0;
        for (int s = 0; s < 6; s++) {
            ObjectNode shot = shots.addObject().put("first", first);
            first += 5 + random.nextInt(60);
            // now and then a few frames belong to no shot
            shot.put("last", first - 1 - random.nextInt(3));
            ArrayNode faces = shot.putArray("faces");
            for (int who = 0; who < 4; who++) {
                if (random.nextBoolean()) {
                    ObjectNode face = faces.addObject().put("who", "person " + who);
                    face.putArray("box").add(100 * who).add(0).add(110).add(200);
                    if (random.nextInt(4) == 0) {
                        face.put("partial", true);
                    }
                }
            }
        }
        return truth;
    }

    private static List<ObjectNode> rows(Random random, int tracks) {
        List<ObjectNode> rows = new ArrayList<>();
        for (int t = 1; t <= tracks; t++) {
            ObjectNode row = Json.object().put("track_id", t).put("frame_count", random.nextInt(30));
            ArrayNode boxes = row.putArray("bboxes_sampled");
            int frame = random.nextInt(200);
            int x = random.nextInt(420);
            for (int b = 0; b <= random.nextInt(12); b++) {
                ObjectNode box = boxes.addObject().put("frame_idx", frame);
                box.putArray("bbox_xyxy").add(x).add(20).add(x + 40).add(60);
                frame += 1 + random.nextInt(random.nextInt(10) == 0 ? 40 : 6);
                x += random.nextInt(25) - 12;
            }
            rows.add(row);
        }
        return rows;
    }

    private static ObjectNode identities(Random random, int tracks) {
        ObjectNode doc = Json.object();
        List<ArrayNode> ids = new ArrayList<>();
        ArrayNode all = doc.putArray("identities");
        for (int i = 0; i < 6; i++) {
            ids.add(all.addObject().put("identity_id", "id_000" + i).putArray("track_ids"));
        }
        for (int t = 1; t <= tracks; t++) {
            // a track that is in no identity is one of its own
            if (random.nextInt(8) > 0) {
                ids.get(random.nextInt(ids.size())).add(t);
            }
        }
        return doc;
    }
}
