package io.dropcast.report.story;

import io.dropcast.cluster.Identities;
import io.dropcast.detect.Detections;
import io.dropcast.embed.TrackFaces;
import io.dropcast.face.EpisodeId;
import io.dropcast.people.People;
import io.dropcast.reps.TrackReps;
import io.dropcast.video.VideoFacts;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that a person may want to know of an episode; pages and exports are made from it.
 *
 * @param shotStarts seconds at which each shot begins, rising; the first one begins at 0
 * @param cast one entry an identity, in the order of their ids
 * @param unclustered tracks that are in no identity, in the order of their ids; why is their outlier reason
 */
public record EpisodeStory(
        EpisodeId ep,
        VideoFacts video,
        List<Double> shotStarts,
        List<CastMember> cast,
        List<Appearance> unclustered,
        Counts counts,
        Making making) {
    private static final double USUAL_FPS = 25;

    public EpisodeStory {
        shotStarts = List.copyOf(shotStarts);
        cast = List.copyOf(cast);
        unclustered = List.copyOf(unclustered);
    }

    /**
     * What was counted.
     *
     * @param faces encoded faces
     * @param tracks faces followed through a shot
     * @param mixedTracks tracks in which two people may be
     * @param outlierTracks tracks that left their cluster for too little similarity
     * @param lowCohesionIdentities identities that a human should check
     */
    public record Counts(int faces, int tracks, int mixedTracks, int outlierTracks, int lowCohesionIdentities) {}

    /**
     * The story that the outputs of the stages tell.
     *
     * @param seen where the video cuts, and which frames were sampled
     * @throws IllegalArgumentException when an identity has a track that is not among the tracks
     */
    public static EpisodeStory from(
            TrackFaces tracks, Detections seen, Identities identities, TrackReps reps, People people, Making making) {
        return new StoryTeller(tracks, seen, identities, reps, people).tell(making);
    }

    /** When one or more of the tracks that are in no identity are on screen. */
    public ScreenTime unclusteredTime() {
        return ScreenTime.of(unclustered, video.seconds());
    }

    /** Frames a second; a usual number where the video does not say. */
    public double fps() {
        return video.fps() > 0 && Double.isFinite(video.fps()) ? video.fps() : USUAL_FPS;
    }

    /** Seconds from one sampled frame to the next, on average. */
    public double stepSeconds() {
        return Math.max(1, (double) video.frames() / making.framesLookedAt()) / fps();
    }

    /** Length in seconds, but never shorter than what was seen and never 0. */
    public double seconds() {
        double seen = Stream.concat(cast.stream().flatMap(m -> m.tracks().stream()), unclustered.stream())
                .mapToDouble(Appearance::lastTs)
                .max()
                .orElse(0);
        double said = Double.isFinite(video.seconds()) ? video.seconds() : 0;
        double longest = Math.max(said, seen);
        return longest > 0 ? longest : 1;
    }
}
