package io.dropcast.report.story;

import io.dropcast.cluster.Identities;
import io.dropcast.cluster.Identity;
import io.dropcast.cluster.Unclustered;
import io.dropcast.detect.Detection;
import io.dropcast.detect.Detections;
import io.dropcast.embed.TrackFace;
import io.dropcast.embed.TrackFaces;
import io.dropcast.face.IdentityId;
import io.dropcast.face.TrackId;
import io.dropcast.people.People;
import io.dropcast.people.Person;
import io.dropcast.reps.TrackRep;
import io.dropcast.reps.TrackReps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts together what the stages know of each identity. */
final class StoryTeller {
    private final TrackFaces tracks;
    private final Identities identities;
    private final Map<TrackId, TrackFace> trackById;
    private final Map<TrackId, TrackRep> repByTrack;
    private final Map<IdentityId, TrackId> pictures;
    private final Map<String, Person> owners;
    private final FrameClock clock;
    private final Detections seen;

    StoryTeller(TrackFaces tracks, Detections seen, Identities identities, TrackReps reps, People people) {
        this.tracks = tracks;
        this.seen = seen;
        this.clock = FrameClock.of(tracks);
        this.identities = identities;
        this.trackById =
                tracks.tracks().stream().collect(Collectors.toMap(t -> t.track().id(), Function.identity()));
        this.repByTrack = reps.reps().stream().collect(Collectors.toMap(TrackRep::track, Function.identity()));
        this.pictures = reps.pictures();
        this.owners = people.owners();
    }

    EpisodeStory tell(Making making) {
        List<CastMember> cast =
                identities.identities().stream().map(this::member).toList();
        var stats = identities.stats();
        var counts = new EpisodeStory.Counts(
                stats.faces(),
                tracks.tracks().size(),
                stats.mixedTracks(),
                stats.outlierTracks(),
                stats.lowCohesionIdentities());
        List<Appearance> unclustered =
                identities.unclustered().stream().map(this::appearance).toList();
        return new EpisodeStory(tracks.ep(), tracks.video(), shotStarts(), cast, unclustered, counts, making);
    }

    private List<Double> shotStarts() {
        List<Double> starts = new ArrayList<>(List.of(0.0));
        seen.cuts().forEach(cut -> starts.add(clock.seconds(cut)));
        return starts;
    }

    private CastMember member(Identity identity) {
        Optional<Person> owner = Optional.ofNullable(owners.get(People.clusterId(identities.ep(), identity.id())));
        return new CastMember(
                identity.id(),
                owner.map(Person::id),
                owner.flatMap(Person::name),
                owner.map(Person::ignored).orElse(false),
                identity.tracks().stream().map(t -> appearance(identity, t)).toList(),
                identity.cohesion(),
                identity.minIdentitySim(),
                identity.lowCohesion(),
                identity.size(),
                identity.placed().size(),
                identity.why(),
                Optional.ofNullable(pictures.get(identity.id()))
                        .flatMap(this::rep)
                        .map(TrackRep::cropKey));
    }

    private Appearance appearance(Identity identity, TrackId id) {
        TrackFace track = track(id, identity.id().text());
        return appearance(track, similarity(identity, track), identity.outlierReason());
    }

    private Appearance appearance(Unclustered alone) {
        TrackFace track = track(alone.track(), "the list of the unclustered");
        return appearance(track, OptionalDouble.empty(), Optional.of(alone.reason()));
    }

    private TrackFace track(TrackId id, String owner) {
        return Optional.ofNullable(trackById.get(id))
                .orElseThrow(() -> new IllegalArgumentException(
                        owner + " has " + id + ", which is not a track of " + identities.ep()));
    }

    private Appearance appearance(TrackFace track, OptionalDouble similarity, Optional<String> reason) {
        TrackId id = track.track().id();
        Optional<TrackRep> rep = rep(id);
        return new Appearance(
                id,
                track.track().first().ts(),
                track.track().last().ts(),
                until(track.track().last()),
                rep.map(TrackRep::cropKey),
                rep.map(r -> OptionalDouble.of(r.quality().score())).orElse(OptionalDouble.empty()),
                rep.map(TrackRep::simToCentroid).orElse(OptionalDouble.empty()),
                rep.map(TrackRep::lowConfidence).orElse(false),
                rep.map(TrackRep::repLowQuality).orElse(false),
                similarity,
                reason);
    }

    private double until(Detection last) {
        long next = seen.looks().after(last.frameIdx(), tracks.video().frames());
        return Math.max(last.ts(), clock.seconds(next));
    }

    private Optional<TrackRep> rep(TrackId track) {
        return Optional.ofNullable(repByTrack.get(track));
    }

    private static OptionalDouble similarity(Identity identity, TrackFace track) {
        if (identity.centroid().isEmpty() || track.vector().isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                track.vector().get().similarity(identity.centroid().get()));
    }
}
