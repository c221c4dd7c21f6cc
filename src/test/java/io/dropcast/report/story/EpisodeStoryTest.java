package io.dropcast.report.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.cluster.ClusterStats;
import io.dropcast.cluster.Identities;
import io.dropcast.cluster.Identity;
import io.dropcast.detect.Detection;
import io.dropcast.detect.Detections;
import io.dropcast.embed.TrackFace;
import io.dropcast.embed.TrackFaces;
import io.dropcast.face.Box;
import io.dropcast.face.Embedding;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.face.PersonId;
import io.dropcast.face.Quality;
import io.dropcast.face.TrackId;
import io.dropcast.people.People;
import io.dropcast.people.Person;
import io.dropcast.reps.TrackRep;
import io.dropcast.reps.TrackReps;
import io.dropcast.track.Track;
import io.dropcast.video.SampledFrames;
import io.dropcast.video.VideoFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class EpisodeStoryTest {
    private static final EpisodeId EP = new EpisodeId("studio-s01e02");
    private static final Quality QUALITY = Quality.of(0.9, 50, 100, 10_000, 0);
    private static final Making MAKING = new Making(800, 0.5, "pack", Map.of(), List.of());

    @Test
    void aStoryIsPutTogetherFromWhatTheStagesGave() {
        EpisodeStory story =
                story(List.of(identity(4, 1), identity(9, 2)), List.of(person(1, "studio-s01e02:id_0004")));

        CastMember owned = story.cast().get(0);
        assertThat(owned.identity()).isEqualTo(new IdentityId(4));
        assertThat(owned.person()).contains(new PersonId(1));
        assertThat(owned.name()).contains("Ann");
        assertThat(owned.ignored()).isTrue();
        assertThat(owned.picture()).contains("crops/track_0001.jpg");
        Appearance seen = owned.tracks().get(0);
        assertThat(seen.firstTs()).isEqualTo(1.0);
        assertThat(seen.lastTs()).isEqualTo(2.0);
        assertThat(seen.untilTs()).isCloseTo(2.2, within(1e-9));
        assertThat(seen.thumb()).contains("crops/track_0001.jpg");
        assertThat(seen.score()).hasValue(QUALITY.score());
        assertThat(seen.repSim()).hasValue(0.77);
        assertThat(seen.lowConfidence()).isTrue();
        assertThat(seen.simToIdentity().getAsDouble()).isCloseTo(0.6, within(1e-6));
        assertThat(seen.outlierReason()).contains("why");
        assertThat(story.counts()).isEqualTo(new EpisodeStory.Counts(12, 2, 3, 4, 5));
        assertThat(story.stepSeconds()).isCloseTo(0.125, within(1e-9));
    }

    @Test
    void anIdentityThatNobodyOwnsAndATrackWithoutAPictureAreInTheStory() {
        CastMember alone = story(List.of(identity(9, 2)), List.of()).cast().get(0);
        assertThat(alone.person()).isEmpty();
        assertThat(alone.name()).isEmpty();
        assertThat(alone.ignored()).isFalse();
        assertThat(alone.picture()).isEmpty();
        assertThat(alone.tracks().get(0).thumb()).isEmpty();
        assertThat(alone.tracks().get(0).score()).isEmpty();
        assertThat(alone.tracks().get(0).simToIdentity()).isEmpty();
    }

    @Test
    void shotsBeginAtZeroAndAtEachCut() {
        assertThat(story(List.of(identity(9, 2)), List.of()).shotStarts()).containsExactly(0.0, 2.0, 6.0);
    }

    @Test
    void aTrackThatIsNotThereIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> story(List.of(identity(9, 77)), List.of()))
                .withMessageContaining("id_0009 has track_0077");
    }

    private static EpisodeStory story(List<Identity> identities, List<Person> people) {
        var tracks = new TrackFaces(
                EP,
                new VideoFacts(1280, 720, 25, 2500, 100),
                List.of(
                        track(1, 25, 50, Optional.of(Embedding.of("m", new float[] {1, 0}))),
                        track(2, 150, 175, Optional.empty())));
        var rep = new TrackRep(
                new TrackId(1),
                30,
                1.2,
                "crops/track_0001.jpg",
                Optional.empty(),
                QUALITY,
                OptionalDouble.of(0.77),
                true,
                false);
        return EpisodeStory.from(
                tracks,
                new Detections(EP, tracks.video(), List.of(50L, 150L), SampledFrames.every(5, 2500), List.of()),
                new Identities(EP, identities, new ClusterStats(12, identities.size(), 3, 4, 5), 10),
                new TrackReps(EP, List.of(rep), Map.of(new IdentityId(4), new TrackId(1))),
                new People("studio", people),
                MAKING);
    }

    private static TrackFace track(int id, int first, int last, Optional<Embedding> vector) {
        return new TrackFace(new Track(new TrackId(id), 0, List.of(seen(first), seen(last))), List.of(), vector);
    }

    private static Detection seen(int frame) {
        return new Detection(
                frame, frame, frame / 25.0, new Box(0, 0, 9, 9), 0.9, Optional.empty(), QUALITY, 0, Optional.empty());
    }

    private static Identity identity(int id, int track) {
        return new Identity(
                new IdentityId(id),
                List.of(new TrackId(track)),
                6,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                false,
                Optional.of("why"),
                Optional.of(Embedding.of("m", new float[] {0.6f, 0.8f})));
    }

    private static Person person(int id, String... clusters) {
        return new Person(
                new PersonId(id),
                Optional.of("Ann"),
                List.of(),
                List.of(clusters),
                List.of(),
                true,
                Optional.empty(),
                "2026-01-01T00:00:00Z",
                new java.util.TreeMap<>());
    }
}
