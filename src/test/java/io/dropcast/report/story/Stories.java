package io.dropcast.report.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dropcast.cluster.evidence.Why;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.face.PersonId;
import io.dropcast.face.TrackId;
import io.dropcast.report.PublishEpisode;
import io.dropcast.video.VideoFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Short stories for the tests of this room. One step is a tenth of a second: every frame of ten a second. */
public final class Stories {
    static final EpisodeId EP = new EpisodeId("studio-s01e02");
    private static final double STEP = 0.1;
    private static final Making EVERY_FRAME = new Making(1000, 0.5, "pack", Map.of(), List.of());

    private Stories() {}

    public static EpisodeStory story(CastMember... cast) {
        return at(10, cast);
    }

    public static EpisodeStory at(double fps, CastMember... cast) {
        return lasting(100, fps, EVERY_FRAME, cast);
    }

    public static EpisodeStory lasting(double seconds, double fps, Making making, CastMember... cast) {
        var video = new VideoFacts(1280, 720, fps, Math.round(seconds * fps), seconds);
        int tracks = Arrays.stream(cast).mapToInt(c -> c.tracks().size()).sum();
        var counts = new EpisodeStory.Counts(7, tracks, 0, 0, 0);
        return new EpisodeStory(EP, video, List.of(0.0, 5.0), List.of(cast), List.of(), counts, making);
    }

    /** With tracks of which it could not be told who is in them. */
    public static EpisodeStory with(EpisodeStory story, Appearance... unclustered) {
        return new EpisodeStory(
                story.ep(),
                story.video(),
                story.shotStarts(),
                story.cast(),
                List.of(unclustered),
                story.counts(),
                story.making());
    }

    public static CastMember named(int id, String name, Appearance... tracks) {
        return member(id, Optional.of(new PersonId(id)), Optional.of(name), tracks);
    }

    public static CastMember unnamed(int id, Appearance... tracks) {
        return member(id, Optional.of(new PersonId(id)), Optional.empty(), tracks);
    }

    public static CastMember member(int id, Optional<PersonId> person, Optional<String> name, Appearance... tracks) {
        return new CastMember(
                new IdentityId(id),
                person,
                name,
                false,
                List.of(tracks),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                false,
                3,
                0,
                Optional.empty(),
                Optional.of("id" + id));
    }

    public static CastMember ignored(CastMember m) {
        return new CastMember(
                m.identity(),
                m.person(),
                m.name(),
                true,
                m.tracks(),
                m.cohesion(),
                m.minIdentitySim(),
                m.lowCohesion(),
                m.faces(),
                m.placed(),
                m.why(),
                m.picture());
    }

    public static CastMember because(CastMember m, Why why) {
        return new CastMember(
                m.identity(),
                m.person(),
                m.name(),
                m.ignored(),
                m.tracks(),
                m.cohesion(),
                m.minIdentitySim(),
                m.lowCohesion(),
                m.faces(),
                m.placed(),
                Optional.of(why),
                m.picture());
    }

    public static CastMember lowCohesion(CastMember m, double cohesion, double min) {
        return new CastMember(
                m.identity(),
                m.person(),
                m.name(),
                m.ignored(),
                m.tracks(),
                OptionalDouble.of(cohesion),
                OptionalDouble.of(min),
                true,
                m.faces(),
                m.placed(),
                m.why(),
                m.picture());
    }

    public static Appearance seen(int track, double first, double last) {
        return judged(track, first, last, 0.8, 0.9, false, Optional.empty());
    }

    /** The same, with the next look at another time. */
    public static Appearance until(double until, Appearance seen) {
        return new Appearance(
                seen.track(),
                seen.firstTs(),
                seen.lastTs(),
                until,
                seen.thumb(),
                seen.score(),
                seen.repSim(),
                seen.lowConfidence(),
                seen.repLowQuality(),
                seen.simToIdentity(),
                seen.outlierReason());
    }

    public static Appearance judged(
            int track,
            double first,
            double last,
            double score,
            double sim,
            boolean lowConfidence,
            Optional<String> reason) {
        return new Appearance(
                new TrackId(track),
                first,
                last,
                last + STEP,
                Optional.of("t" + track),
                OptionalDouble.of(score),
                OptionalDouble.of(0.9),
                lowConfidence,
                false,
                OptionalDouble.of(sim),
                reason);
    }

    /** As many tracks, a second each, two seconds apart. */
    public static Appearance[] many(int tracks) {
        List<Appearance> many = new ArrayList<>();
        for (int i = 0; i < tracks; i++) {
            many.add(seen(i + 1, i * 2, i * 2 + 1));
        }
        return many.toArray(new Appearance[0]);
    }

    public static Optional<byte[]> picture(String key) {
        return Optional.of(("jpeg of " + key).getBytes(UTF_8));
    }

    public static String file(EpisodeStory story, String name) {
        return new PublishEpisode()
                .publish(story, Stories::picture).stream()
                        .filter(f -> f.name().equals(name))
                        .map(f -> new String(f.content(), UTF_8))
                        .findFirst()
                        .orElseThrow();
    }
}
