package io.dropcast.embed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.detect.Detection;
import io.dropcast.episode.Json;
import io.dropcast.face.Box;
import io.dropcast.face.Embedding;
import io.dropcast.face.Landmarks;
import io.dropcast.face.Quality;
import io.dropcast.face.TrackId;
import io.dropcast.track.Track;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How well tracks are split: sightings of two people are put one after the other as a tracker does that goes astray, with the vectors
 * that the episode really has, and it is counted what is made of them. The arguments are manifest folders of episodes whose identities
 * are right; docs/quality.md has the figures and says how to run it.
 */
final class SplitTrial {
    private static final int ROUNDS = 1000;
    private static final double STEP = 0.12;
    private static final int SAMPLES = 16;
    private static final int[] SEEDS = {1, 2, 3};

    private final Map<Integer, Embedding> vectors = new HashMap<>();
    /** By identity, the tracks of that person; identities of different episodes are different people. */
    private final Map<String, List<List<Detection>>> people = new TreeMap<>();

    private int rows;

    public static void main(String[] folders) throws IOException {
        SplitTrial trial = new SplitTrial();
        for (String folder : folders) {
            trial.read(Path.of(folder));
        }
        trial.report();
    }

    private void report() {
        List<List<Detection>> tracks =
                people.values().stream().flatMap(List::stream).toList();
        long taken = tracks.stream().filter(t -> pieces(t).size() > 1).count();
        print("| made of | tracks | split as they should be | split otherwise | not split |");
        print("|---|---|---|---|---|");
        print("| one person, as the tracker gave it | %d | %d | %d | - |", tracks.size(), tracks.size() - taken, taken);
        for (int least : new int[] {2, 3, 4}) {
            tell("two people, " + least + " or more pictures each", least, false);
        }
        tell("A, B, A again, 3 or more pictures each", 3, true);
        tell("one person in two shots", 2, 2);
    }

    private void tell(String what, int least, boolean back) {
        tell(what, least, back ? 3 : 0);
    }

    /** @param kind 0: A B, 2: A A of another shot, 3: A B A */
    private void tell(String what, int least, int kind) {
        int right = 0;
        int wrong = 0;
        int not = 0;
        int all = 0;
        for (int seed : SEEDS) {
            Random random = new Random(seed);
            for (int round = 0; round < ROUNDS; round++) {
                Optional<Splice> made = splice(random, least, kind);
                if (made.isEmpty()) {
                    continue;
                }
                all++;
                List<TrackletPart> pieces = pieces(made.get().sightings());
                if (pieces.size() == 1) {
                    not++;
                } else if (made.get().isAt(pieces)) {
                    right++;
                } else {
                    wrong++;
                }
            }
        }
        if (kind == 2) {
            print("| %s | %d | %d | %d | - |", what, all, not, all - not);
        } else {
            print("| %s | %d | %d | %d | %d |", what, all, right, wrong, not);
        }
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private List<TrackletPart> pieces(List<Detection> sightings) {
        EmbedSettings settings = new EmbedSettings(SAMPLES, 0.6, 1, 0.34, 0.60, 0.08, 3, 0.60);
        FitFaces faces = new FitFaces(
                new Gate(settings),
                SAMPLES,
                d -> new Encoded(Optional.ofNullable(vectors.get(d.row())).orElseThrow(), 1));
        return SplitTrack.pieces(new Track(new TrackId(1), 0, sightings), faces);
    }

    /** @param borders where the person changes, as places in the list */
    private record Splice(List<Detection> sightings, List<Integer> borders) {
        boolean isAt(List<TrackletPart> pieces) {
            List<Integer> found = new ArrayList<>();
            int at = 0;
            for (TrackletPart p : pieces.subList(0, pieces.size() - 1)) {
                at += p.sightings().size();
                found.add(at);
            }
            return found.equals(borders);
        }
    }

    private Optional<Splice> splice(Random random, int least, int kind) {
        List<String> names = List.copyOf(people.keySet());
        String a = names.get(random.nextInt(names.size()));
        String b = kind == 2 ? a : names.get(random.nextInt(names.size()));
        List<Detection> one = any(a, random);
        List<Detection> other = any(b, random);
        if (kind == 2 ? one == other : a.equals(b)) {
            return Optional.empty();
        }
        List<List<Detection>> parts = new ArrayList<>();
        Optional<List<Detection>> first = stretch(one, least, random);
        Optional<List<Detection>> second = stretch(other, least, random);
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        parts.add(first.get());
        parts.add(second.get());
        if (kind == 3) {
            Optional<List<Detection>> third = stretch(one, least, random);
            if (third.isEmpty()) {
                return Optional.empty();
            }
            parts.add(third.get());
        }
        return Optional.of(strung(parts));
    }

    private List<Detection> any(String person, Random random) {
        List<List<Detection>> tracks = people.getOrDefault(person, List.of());
        return tracks.get(random.nextInt(tracks.size()));
    }

    /** Some of the track that follows itself, with so many pictures at least. */
    private Optional<List<Detection>> stretch(List<Detection> track, int least, Random random) {
        int from = random.nextInt(track.size());
        int to = from + 1 + random.nextInt(track.size() - from);
        List<Detection> part = track.subList(from, to);
        return part.stream().filter(d -> d.crop().isPresent()).count() >= least ? Optional.of(part) : Optional.empty();
    }

    /** One after the other, each beginning in the place where the one before ended. */
    private Splice strung(List<List<Detection>> parts) {
        List<Detection> all = new ArrayList<>();
        List<Integer> borders = new ArrayList<>();
        double ts = 0;
        Box place = parts.get(0).get(0).box();
        for (List<Detection> part : parts) {
            if (!all.isEmpty()) {
                borders.add(all.size());
                ts += STEP;
            }
            double shift = ts - part.get(0).ts();
            Box from = part.get(0).box();
            for (Detection d : part) {
                all.add(moved(d, shift, place, from));
            }
            Detection last = all.get(all.size() - 1);
            ts = last.ts();
            place = last.box();
        }
        return new Splice(all, borders);
    }

    private static Detection moved(Detection d, double seconds, Box place, Box from) {
        double dx = place.centerX() - from.centerX();
        double dy = place.centerY() - from.centerY();
        Box box = new Box(
                d.box().x1() + dx, d.box().y1() + dy, d.box().x2() + dx, d.box().y2() + dy);
        double ts = d.ts() + seconds;
        return new Detection(
                d.row(),
                Math.round(ts * 100),
                ts,
                box,
                d.conf(),
                Optional.of(points(box)),
                d.quality(),
                d.clipped(),
                d.crop());
    }

    private static Landmarks points(Box b) {
        return Landmarks.of(
                b.xAt(0.3),
                b.yAt(0.4),
                b.xAt(0.7),
                b.yAt(0.4),
                b.xAt(0.5),
                b.yAt(0.6),
                b.xAt(0.35),
                b.yAt(0.8),
                b.xAt(0.65),
                b.yAt(0.8));
    }

    private void read(Path folder) throws IOException {
        String ep = folder.getFileName().toString();
        Map<Integer, String> who = new HashMap<>();
        for (JsonNode i : json(folder, "identities.json").path("identities")) {
            i.path("track_ids")
                    .forEach(t -> who.put(t.asInt(), ep + i.path("identity_id").asText()));
        }
        List<Embedding> known = floats(folder);
        Map<Integer, List<Detection>> tracks = new TreeMap<>();
        for (ObjectNode row : Json.parseLines(Files.readAllBytes(folder.resolve("faces.jsonl")), "faces.jsonl")) {
            tracks.computeIfAbsent(row.path("track_id").asInt(), t -> new ArrayList<>())
                    .add(face(row, known));
        }
        tracks.forEach(
                (track, faces) -> people.computeIfAbsent(who.getOrDefault(track, ep + track), p -> new ArrayList<>())
                        .add(faces));
    }

    private static ObjectNode json(Path folder, String name) throws IOException {
        return Json.parseObject(Files.readAllBytes(folder.resolve(name)), name);
    }

    private static List<Embedding> floats(Path folder) throws IOException {
        int size = json(folder, "vectors.json").path("dimensions").asInt();
        ByteBuffer all =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve("faces.f32"))).order(ByteOrder.LITTLE_ENDIAN);
        return Stream.generate(() -> {
                    float[] v = new float[size];
                    all.asFloatBuffer().get(v);
                    all.position(all.position() + 4 * size);
                    return Embedding.stored("trial", v);
                })
                .limit(all.remaining() / (4 * size))
                .toList();
    }

    private Detection face(ObjectNode row, List<Embedding> known) {
        int number = rows++;
        boolean has = row.has("embed_row");
        if (has) {
            vectors.put(number, known.get(row.path("embed_row").asInt()));
        }
        JsonNode q = row.path("quality");
        JsonNode b = row.path("bbox_xyxy");
        Box box = new Box(
                b.path(0).asDouble(),
                b.path(1).asDouble(),
                b.path(2).asDouble(),
                b.path(3).asDouble());
        return new Detection(
                number,
                row.path("frame_idx").asLong(),
                row.path("ts").asDouble(),
                box,
                row.path("conf").asDouble(),
                Optional.of(points(box)),
                Quality.of(row.path("conf").asDouble(), q.path("std").asDouble(), 100, box.area(), 0),
                q.path("clipped").asDouble(),
                has ? Optional.of("crop-" + number) : Optional.empty());
    }
}
