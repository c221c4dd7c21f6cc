package io.dropcast.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropcast.face.Embedding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PersonChangesTest {
    private static final int SEEDS = 200;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 16, 48})
    void onePersonDoesNotChange(int pictures) {
        for (int seed = 0; seed < SEEDS; seed++) {
            Strangers cast = new Strangers(seed);
            assertThat(changes(pictures(cast, cast.person(), pictures)))
                    .as("seed " + seed)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "2, 14", "8, 8", "14, 2", "30, 3"})
    void aChangeOfPersonIsFoundWhereItIs(int before, int after) {
        for (int seed = 0; seed < SEEDS; seed++) {
            Strangers cast = new Strangers(seed);
            List<Embedding> track = pictures(cast, cast.person(), before);
            track.addAll(pictures(cast, cast.person(), after));
            assertThat(changes(track)).as("seed " + seed).containsExactly(before);
        }
    }

    @Test
    void aTrackThatComesBackChangesTwice() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Strangers cast = new Strangers(seed);
            float[] person = cast.person();
            List<Embedding> track = pictures(cast, person, 6);
            track.addAll(pictures(cast, cast.person(), 3));
            track.addAll(pictures(cast, person, 7));
            assertThat(changes(track)).as("seed " + seed).containsExactly(6, 9);
        }
    }

    @Test
    void threePeopleChangeTwice() {
        Strangers cast = new Strangers(1);
        List<Embedding> track = pictures(cast, cast.person(), 4);
        track.addAll(pictures(cast, cast.person(), 5));
        track.addAll(pictures(cast, cast.person(), 6));
        assertThat(changes(track)).containsExactly(4, 9);
        assertThat(PersonChanges.in(track))
                .allSatisfy(c -> assertThat(c.similarity()).isCloseTo(0, within(0.3)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 9})
    void oneOddPictureIsNobodyElse(int at) {
        Strangers cast = new Strangers(7);
        List<Embedding> track = pictures(cast, cast.person(), 10);
        track.set(at, cast.picture(cast.person()));
        assertThat(changes(track)).isEmpty();
    }

    @Test
    void aProfileThatComesAndGoesIsNobodyElse() {
        Strangers cast = new Strangers(8);
        float[] person = cast.person();
        List<Embedding> track = pictures(cast, person, 6);
        track.addAll(pictures(cast, cast.person(), 2));
        track.addAll(pictures(cast, person, 6));
        assertThat(changes(track)).isEmpty();
    }

    @Test
    void aHeadThatTurnsSlowlyIsOnePerson() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Strangers cast = new Strangers(seed);
            float[] front = cast.person();
            float[] profile = cast.person();
            List<Embedding> track = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                track.add(cast.picture(Strangers.between(front, profile, i / 15.0), 0.9));
            }
            assertThat(changes(track)).as("seed " + seed).isEmpty();
        }
    }

    @Test
    void smearsAreNobody() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Strangers cast = new Strangers(seed);
            float[] person = cast.person();
            List<Embedding> track = pictures(cast, person, 8);
            for (int i = 0; i < 5; i++) {
                track.add(cast.picture(person, 0));
            }
            assertThat(changes(track)).as("seed " + seed).isEmpty();
        }
    }

    private static List<Embedding> pictures(Strangers cast, float[] person, int count) {
        List<Embedding> out = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            out.add(cast.picture(person));
        }
        return out;
    }

    private static List<Integer> changes(List<Embedding> track) {
        return PersonChanges.in(track).stream().map(PersonChanges.Change::at).toList();
    }
}
