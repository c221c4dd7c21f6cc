package io.dropcast.detect;

import io.dropcast.face.Box;
import io.dropcast.video.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps the best picture of each face for each short time, so that an hours-long video leaves megabytes of crops and not gigabytes.
 * Faces are told apart by where they are (the tracker comes later and does not need to agree: a bin that mixes two faces costs a
 * picture, not a mistake). A bin holds on to the frame of its best picture; memory is bounded by the bins that are open.
 */
final class CropBins implements AutoCloseable {
    private static final double SAME_PLACE = 0.3;

    /** Shots of films are mostly short, and a short track has only the pictures of these seconds: twice as many are kept then. */
    private static final double DENSE_SECONDS = 2;

    private final double binSeconds;
    private final double minConf;
    private final List<Bin> open = new ArrayList<>();
    /** Where the shot began. */
    private double shotStart = Double.NaN;

    CropBins(double binSeconds, double minConf) {
        this.binSeconds = binSeconds;
        this.minConf = minConf;
    }

    /** A picture worth keeping. The frame is the taker's, who closes it. */
    record Winner(Frame frame, Detection face) {}

    /**
     * Adds the faces of the next frame.
     *
     * @return the winners of the bins that are over
     */
    List<Winner> add(Frame frame, List<Detection> faces) {
        List<Winner> winners = new ArrayList<>();
        if (Double.isNaN(shotStart)) {
            shotStart = frame.ts();
        }
        close(winners, bin -> frame.ts() - bin.start >= seconds(bin));
        for (Detection face : faces) {
            if (face.conf() >= minConf) {
                place(frame, face);
            }
        }
        return winners;
    }

    private void place(Frame frame, Detection face) {
        open.stream()
                .filter(bin -> bin.lastFrame < face.frameIdx() && bin.last.iou(face.box()) >= SAME_PLACE)
                .max(Comparator.comparingDouble(bin -> bin.last.iou(face.box())))
                .ifPresentOrElse(bin -> bin.offer(frame, face), () -> open.add(new Bin(frame, face)));
    }

    private double seconds(Bin bin) {
        return bin.start - shotStart < DENSE_SECONDS ? binSeconds / 2 : binSeconds;
    }

    /** Ends all bins: a cut, or the end of the video. */
    List<Winner> flush() {
        shotStart = Double.NaN;
        List<Winner> winners = new ArrayList<>();
        close(winners, bin -> true);
        return winners;
    }

    private void close(List<Winner> winners, java.util.function.Predicate<Bin> over) {
        open.removeIf(bin -> {
            if (over.test(bin)) {
                winners.add(new Winner(bin.frame, bin.best));
                return true;
            }
            return false;
        });
    }

    @Override
    public void close() {
        open.forEach(bin -> bin.frame.close());
        open.clear();
    }

    /** How good a picture is for telling who it is: the score, far less for half faces and for points that make no face. */
    private static double worth(Detection d) {
        double frontal = 1 - 0.5 * Math.abs(d.quality().turn());
        return d.quality().score() * frontal * (d.clipped() > 1.0 / 3 ? 0.1 : 1) * (d.plausible() ? 1 : 0.1);
    }

    private static final class Bin {
        private final double start;
        private Box last;
        private long lastFrame;
        private Detection best;
        private Frame frame;

        Bin(Frame frame, Detection face) {
            this.start = face.ts();
            this.last = face.box();
            this.lastFrame = face.frameIdx();
            this.best = face;
            this.frame = frame.share();
        }

        void offer(Frame candidate, Detection face) {
            last = face.box();
            lastFrame = face.frameIdx();
            if (worth(face) > worth(best)) {
                frame.close();
                frame = candidate.share();
                best = face;
            }
        }
    }
}
