package io.dropcast.cluster;

import io.dropcast.cluster.evidence.Curves;
import io.dropcast.embed.TrackFace;
import io.dropcast.face.Clothes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * People of random numbers in a film of random numbers. Pictures that are clear are alike by who is in them; those that are poor by being
 * poor, and only a little by who is in them. The same seed gives the same.
 */
public final class MadeCast {
    /** Strangers of that many random numbers are as alike as those of real encoders. */
    private static final int DIMENSIONS = 128;

    private final Random random;
    private final double[] blur;
    private final List<double[]> people = new ArrayList<>();

    MadeCast(long seed, int people) {
        this.random = new Random(seed);
        this.blur = direction();
        for (int p = 0; p < people; p++) {
            this.people.add(direction());
        }
    }

    /** A track of ten frames that shows a person as clearly as can be; two such are about 0.7 alike. */
    TrackFace clear(int id, long frame, int person, Optional<Clothes> clothes) {
        double[] look = mixed(people.get(person), direction(), 0.7);
        return track(id, frame, 0, look, Curves.CLEAR + 0.2 * random.nextGaussian(), clothes);
    }

    /** The same in a poor picture; two such are about 0.6 alike whoever they are, and 0.2 like clear ones of the person. */
    TrackFace poor(int id, long frame, int person, Optional<Clothes> clothes) {
        double[] look = mixed(mixed(blur, people.get(person), 0.85), direction(), 0.7);
        return track(id, frame, 0, look, Curves.POOR + 0.05 * random.nextGaussian(), clothes);
    }

    /** A poor picture that is about that much like the clear ones of the first person as like those of the second. */
    TrackFace torn(int id, long frame, double alike, Optional<Clothes> clothes) {
        double each = alike / Math.sqrt(0.7);
        double[] look = new double[DIMENSIONS];
        for (int i = 0; i < look.length; i++) {
            look[i] = each * (people.get(0)[i] + people.get(1)[i]) + Math.sqrt(1 - 2 * each * each) * blur[i];
        }
        return track(id, frame, 0, look, Curves.POOR, clothes);
    }

    /** Ten frames from {@code frame} on, in the first of which there is a vector. */
    public static TrackFace track(
            int id, long frame, double x, double[] vector, double norm, Optional<Clothes> clothes) {
        List<FakeFace> faces = new ArrayList<>();
        for (int f = 0; f < 10; f++) {
            FakeFace face = FakeFace.at(frame + f).x(x);
            FakeFace dressed = clothes.map(face::wearing).orElse(face);
            faces.add(f == 0 ? dressed.vector(vector).norm(norm) : dressed);
        }
        return FakeTrack.of(id, Optional.of(FakeFace.embedding(vector)), faces.toArray(FakeFace[]::new));
    }

    /** @param share of the first in the square */
    static double[] mixed(double[] base, double[] other, double share) {
        double[] mixed = new double[base.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = Math.sqrt(share) * base[i] + Math.sqrt(1 - share) * other[i];
        }
        return mixed;
    }

    private double[] direction() {
        double[] direction = new double[DIMENSIONS];
        double squares = 0;
        for (int i = 0; i < direction.length; i++) {
            direction[i] = random.nextGaussian();
            squares += direction[i] * direction[i];
        }
        for (int i = 0; i < direction.length; i++) {
            direction[i] /= Math.sqrt(squares);
        }
        return direction;
    }
}
