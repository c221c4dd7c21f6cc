package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropcast.demo.FilmShot;
import io.dropcast.demo.PlaneView;
import io.dropcast.episode.Json;
import io.dropcast.episode.Listeners;
import io.dropcast.face.EpisodeId;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people who never meet, one who is alone, and one beside her own mirror image; docs/quality.md says what comes of it. */
@Tag("integration")
final class HardCastTest {
    private static final EpisodeId EP = new EpisodeId("cast-s01e01");
    private static final PlaneView ANN = new PlaneView(0.562, 0.078, 0.416);
    private static final PlaneView ANN_NEARER = new PlaneView(0.583, 0.085, 0.395);
    private static final PlaneView BEA = new PlaneView(0, 0.264, 0.343);
    private static final PlaneView BEA_NEARER = new PlaneView(0.005, 0.261, 0.338);
    private static final PlaneView CAT = new PlaneView(0.031, 0.55, 0.406);
    private static final PlaneView ALL = new PlaneView(0, 0, 1);

    @TempDir
    private Path folder;

    @Test
    void whoNeverMeetsIsToldApartAndAMirrorImageIsSomebodyElseUntilAHumanSaysOtherwise() throws IOException {
        Lab lab = processed("2");
        List<Set<String>> shots = identitiesByShot(lab);

        assertThat(shots).hasSize(6);
        String ann = only(shots.get(0));
        String bea = only(shots.get(1));
        String cat = only(shots.get(4));
        assertThat(Set.of(ann, bea, cat)).hasSize(3);
        assertThat(shots.get(2)).as("Ann again, nearer").containsExactly(ann);
        assertThat(shots.get(3)).as("Bea again, nearer").containsExactly(bea);
        assertThat(shots.get(5))
                .as("Ann and her mirror image")
                .hasSize(2)
                .contains(ann)
                .doesNotContain(bea, cat);
        assertThat(lab.wiring().people().read("cast").people())
                .as("the mirror image is a person of its own")
                .hasSize(4);
    }

    @Test
    void oneWorkerAndTwoGiveTheSameBytes() throws IOException {
        Map<String, String> one = processed("1").results();
        Map<String, String> two = processed("2").results();
        assertThat(one).hasSizeGreaterThan(20);
        assertThat(two).isEqualTo(one);
    }

    private Lab processed(String workers) throws IOException {
        Lab lab = Lab.in(folder.resolve(workers));
        Path film = folder.resolve("cast-s01e01.mp4");
        if (!Files.exists(film)) {
            List<Path> photos = new ArrayList<>(Films.photos());
            photos.add(mirror(photos.get(0)));
            Films.of(
                    film,
                    photos,
                    new FilmShot(1, ANN, ANN, 0.8),
                    new FilmShot(6, BEA, BEA, 0.8),
                    new FilmShot(1, ANN_NEARER, ANN_NEARER, 0.8),
                    new FilmShot(6, BEA_NEARER, BEA_NEARER, 0.8),
                    new FilmShot(5, CAT, CAT, 0.8),
                    new FilmShot(7, ALL, ALL, 0.8));
        }
        try (Engine engine = Engine.forCommands(lab.wiring("dropcast.workers", workers), new Listeners(List.of()))) {
            engine.process(EP, film);
        }
        return lab;
    }

    /** Ann on the left, her mirror image on the right. */
    private Path mirror(Path photograph) throws IOException {
        BufferedImage photo = ImageIO.read(photograph.toFile());
        var region = ANN.in(photo.getWidth(), photo.getHeight());
        BufferedImage cut =
                photo.getSubimage((int) region.x1(), (int) region.y1(), (int) region.width(), (int) region.height());
        BufferedImage both = new BufferedImage(1280, 720, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = both.createGraphics();
        pen.drawImage(cut, 0, 180, 640, 540, 0, 0, cut.getWidth(), cut.getHeight(), null);
        pen.drawImage(cut, 640, 180, 1280, 540, cut.getWidth(), 0, 0, cut.getHeight(), null);
        pen.dispose();
        Path file = folder.resolve("mirror.png");
        ImageIO.write(both, "png", file.toFile());
        return file;
    }

    private static List<Set<String>> identitiesByShot(Lab lab) throws IOException {
        Path manifests = lab.manifests(EP.value());
        Map<Integer, String> owners = new HashMap<>();
        for (JsonNode identity : Json.parseObject(
                        Files.readAllBytes(manifests.resolve("identities.json")), "identities.json")
                .path("identities")) {
            identity.path("track_ids")
                    .forEach(t ->
                            owners.put(t.asInt(), identity.path("identity_id").asText()));
        }
        List<Set<String>> shots = new ArrayList<>();
        for (JsonNode track : Json.parseLines(Files.readAllBytes(manifests.resolve("tracks.jsonl")), "tracks.jsonl")) {
            int shot = track.path("shot").asInt();
            while (shots.size() <= shot) {
                shots.add(new TreeSet<>());
            }
            shots.get(shot).add(String.valueOf(owners.get(track.path("track_id").asInt())));
        }
        return shots;
    }

    private static String only(Set<String> identities) {
        assertThat(identities).hasSize(1);
        return identities.iterator().next();
    }
}
