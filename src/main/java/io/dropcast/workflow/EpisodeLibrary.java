package io.dropcast.workflow;

import io.dropcast.detect.Detections;
import io.dropcast.embed.TrackFace;
import io.dropcast.embed.TrackFaces;
import io.dropcast.episode.Digest;
import io.dropcast.episode.Key;
import io.dropcast.episode.ManifestsChanging;
import io.dropcast.episode.StageContext;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import io.dropcast.people.People;
import io.dropcast.report.story.Appearance;
import io.dropcast.report.story.CastMember;
import io.dropcast.report.story.EpisodeStory;
import io.dropcast.report.story.Making;
import io.dropcast.reps.RepsStage;
import io.dropcast.reps.TrackRep;
import io.dropcast.reps.TrackReps;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads episodes for the pages and the API. What was read is remembered, up to a bound, and believed as long as the markers of the stages
 * that made it are the same. Safe for several threads.
 */
public final class EpisodeLibrary {
    /** Tracks, some hundred bytes each. */
    private static final long MOST_TRACKS = 200_000;
    /** Sightings, about 150 bytes each. */
    private static final long MOST_SIGHTINGS = 600_000;

    private final StageContext context;
    private final Manifests manifests;
    private final String pack;
    private final Remembered<EpisodeRead> reads =
            new Remembered<>(MOST_TRACKS, r -> 10L + r.tracks().size());
    private final Remembered<EpisodeFrames> frames = new Remembered<>(MOST_SIGHTINGS, f -> 10L + f.size());

    /** @param pack whose vectors are read */
    EpisodeLibrary(StageContext context, Manifests manifests, String pack) {
        this.context = context;
        this.manifests = manifests;
        this.pack = pack;
    }

    /**
     * The episode; empty when it is not there, or has not got as far as pictures of its identities.
     *
     * @throws ManifestsChanging while a stage writes
     */
    public Optional<EpisodeRead> read(EpisodeId ep) {
        return remembered(ep, reads, () -> readAnew(ep));
    }

    /**
     * All sightings of the episode; empty when {@link #read} is.
     *
     * @throws ManifestsChanging while a stage writes
     */
    public Optional<EpisodeFrames> frames(EpisodeId ep) {
        return remembered(ep, frames, () -> EpisodeFrames.read(context.store(), ep));
    }

    private <T> Optional<T> remembered(EpisodeId ep, Remembered<T> memory, java.util.function.Supplier<T> maker) {
        if (!manifests.clusters().exists(ep)
                || context.markers().read(ep, RepsStage.NAME).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(memory.get(ep, fingerprint(ep), maker));
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // a stage writes one manifest after the other: for a moment they do not belong together
            throw new ManifestsChanging(ep, e);
        }
    }

    private String fingerprint(EpisodeId ep) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String stage : Stages.OF_THE_EPISODE) {
            context.store().read(Key.manifest(ep, "runs/" + stage + ".json")).ifPresent(all::writeBytes);
        }
        return Digest.of(all.toByteArray());
    }

    private EpisodeRead readAnew(EpisodeId ep) {
        Detections detections = manifests.detections().read(ep);
        TrackFaces faces = manifests.faces().read(ep);
        TrackReps reps = manifests.reps().read(ep, pack);
        EpisodeStory story = EpisodeStory.from(
                faces,
                detections,
                manifests.clusters().read(ep),
                reps,
                // the owners are read at each request
                new People(ep.show(), List.of()),
                new Making(Math.max(1, detections.looks().count()), 0, "", Map.of(), List.of()));
        Map<TrackId, TrackFace> byTrack =
                faces.tracks().stream().collect(Collectors.toMap(t -> t.track().id(), Function.identity()));
        Map<TrackId, TrackRep> pictures =
                reps.reps().stream().collect(Collectors.toMap(TrackRep::track, Function.identity()));
        TreeMap<IdentityId, CastMember> identities = new TreeMap<>();
        TreeMap<TrackId, EpisodeRead.TrackRow> tracks = new TreeMap<>();
        for (CastMember member : story.cast()) {
            identities.put(member.identity(), member);
            for (Appearance a : member.tracks()) {
                tracks.put(a.track(), row(Optional.of(member.identity()), a, byTrack, pictures));
            }
        }
        for (Appearance a : story.unclustered()) {
            tracks.put(a.track(), row(Optional.empty(), a, byTrack, pictures));
        }
        return new EpisodeRead(story.video(), story.shotStarts(), identities, story.unclustered(), tracks);
    }

    private static EpisodeRead.TrackRow row(
            Optional<IdentityId> identity,
            Appearance seen,
            Map<TrackId, TrackFace> byTrack,
            Map<TrackId, TrackRep> pictures) {
        // the story knows no tracks but these
        TrackFace face = Optional.ofNullable(byTrack.get(seen.track())).orElseThrow();
        Optional<TrackRep> picture = Optional.ofNullable(pictures.get(seen.track()));
        return new EpisodeRead.TrackRow(
                identity,
                seen,
                face.track().sightings().size(),
                face.track().shot(),
                picture.map(p -> OptionalLong.of(p.repFrame())).orElse(OptionalLong.empty()));
    }
}
