package io.dropcast.report;

import java.util.ArrayList;
import java.util.List;

/** Where a time axis is marked: at round times, about eight of them. */
public final class TimeAxis {
    private static final int MOST = 8;
    private static final int[] STEPS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200};

    private TimeAxis() {}

    /** Seconds of the marks, from 0, none of them after the end. */
    public static List<Double> marks(double seconds) {
        double step = step(seconds);
        List<Double> marks = new ArrayList<>();
        for (int i = 0; i * step <= seconds; i++) {
            marks.add(i * step);
        }
        return marks;
    }

    private static double step(double seconds) {
        for (int step : STEPS) {
            if (seconds / step <= MOST) {
                return step;
            }
        }
        return 3600 * Math.ceil(seconds / MOST / 3600);
    }
}
