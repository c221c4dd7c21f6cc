package io.dropcast.report.story;

import io.dropcast.cluster.evidence.Why;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.face.PersonId;
import io.dropcast.face.TrackId;
import io.dropcast.report.DrawnFace;
import io.dropcast.report.PublishEpisode;
import io.dropcast.report.export.OutFile;
import io.dropcast.video.VideoFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** Writes the files of an invented episode, to be looked at: {@code SampleReport FOLDER}. */
final class SampleReport {
    private static final double SECONDS = 1334;
    private static final String[] NAMES = {
        "Margaret Ashdown",
        "Tobias Lindqvist",
        "Zoë Marchetti",
        "",
        "نادية الحسن",
        "Priya Raghunathan",
        "The Honourable Bartholomew Featherstonehaugh-Cholmondeley of Somewhere",
        "",
        "王小明"
    };
    private static final int[] TRACKS = {38, 24, 17, 12, 9, 7, 4, 3, 2};

    private final SplittableRandom random = new SplittableRandom(7);
    private final List<Double> shots = shots();
    private int track;

    private SampleReport() {}

    /** Writes the files to the folder that is named. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Files.createDirectories(folder.resolve("thumbs"));
        for (OutFile file : new PublishEpisode().publish(new SampleReport().story(), SampleReport::picture)) {
            Files.write(folder.resolve(file.name()), file.content());
        }
    }

    private static Optional<byte[]> picture(String key) {
        String[] parts = key.split("/", -1);
        return Optional.of(DrawnFace.jpeg(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
    }

    private EpisodeStory story() {
        List<CastMember> cast = new ArrayList<>();
        for (int i = 0; i < NAMES.length; i++) {
            cast.add(member(i + 1, i + 1, NAMES[i], appearances(i + 1, TRACKS[i], i), i == 3, false));
        }
        cast.add(member(10, 2, NAMES[1], appearances(2, 5, 1), false, false));
        cast.add(member(11, 10, "A passer-by", appearances(11, 2, 5), false, true));
        for (int i = 12; i < 17; i++) {
            cast.add(member(i, i, "", appearances(i, 1, i == 14 ? -1 : 6), false, false));
        }
        var counts = new EpisodeStory.Counts(1843, track, 1, 1, 1);
        var making = new Making(
                7_204,
                0.5,
                "faceplugin-0.0.1",
                settings(),
                List.of("The video's frames are not evenly spaced; time stamps were read from the file."));
        return new EpisodeStory(
                new EpisodeId("the-lighthouse-s02e05"),
                new VideoFacts(1280, 720, 25, 33_350, SECONDS),
                shots,
                cast,
                List.of(),
                counts,
                making);
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("dropcast.detect.stride", "3");
        settings.put("dropcast.track.buffer-seconds", "1.0");
        settings.put("dropcast.cluster.cluster-thresh", "auto (0.47, expected false merges 0.2 %)");
        settings.put("dropcast.cluster.min-cluster-size", "1");
        settings.put("dropcast.cluster.min-identity-sim", "0.5");
        settings.put("dropcast.reps.min-sim-to-centroid", "0.5");
        return settings;
    }

    private List<Double> shots() {
        List<Double> starts = new ArrayList<>();
        for (double at = 0; at < SECONDS; at += random.nextDouble(2, 21)) {
            starts.add(at);
        }
        return starts;
    }

    private CastMember member(int id, int person, String name, List<Appearance> tracks, boolean low, boolean ignored) {
        boolean many = tracks.size() > 1;
        return new CastMember(
                new IdentityId(id),
                Optional.of(new PersonId(person)),
                name.isEmpty() ? Optional.empty() : Optional.of(name),
                ignored,
                tracks,
                many ? OptionalDouble.of(low ? 0.58 : random.nextDouble(0.66, 0.93)) : OptionalDouble.empty(),
                many ? OptionalDouble.of(low ? 0.41 : 0.6) : OptionalDouble.empty(),
                low,
                tracks.size() * 14 + id,
                0,
                many ? Optional.of(new Why(2.5, low ? 0 : 0.6, 0)) : Optional.empty(),
                Optional.of(person + "/0"));
    }

    private List<Appearance> appearances(int person, int count, int doubt) {
        List<Appearance> tracks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int shot = random.nextInt(shots.size());
            double end = shot + 1 < shots.size() ? shots.get(shot + 1) : SECONDS;
            double from = shots.get(shot) + random.nextDouble(0, 0.4);
            double to = Math.max(from, end - 0.12 - random.nextDouble(0, (end - from) / 3));
            boolean shaky = random.nextInt(12) < doubt - 1;
            double sim = shaky ? random.nextDouble(0.52, 0.74) : random.nextDouble(0.78, 0.97);
            double score = shaky ? random.nextDouble(0.25, 0.6) : random.nextDouble(0.55, 0.93);
            track++;
            tracks.add(new Appearance(
                    new TrackId(track),
                    from,
                    to,
                    to + 0.12,
                    i == 6 ? Optional.empty() : Optional.of(person + "/" + i),
                    i == 6 ? OptionalDouble.empty() : OptionalDouble.of(score),
                    OptionalDouble.of(0.88),
                    shaky && score < 0.4,
                    false,
                    OptionalDouble.of(sim),
                    doubt < 0 ? Optional.of("low_identity_similarity_0.423") : Optional.empty()));
        }
        return tracks;
    }
}
