package io.dropcast.app;

import io.dropcast.workflow.LongTrack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Measures how long the frames of a long track take, over HTTP, one request after the other: see bench/frames.sh. */
public final class FramesLoad {
    private static final int SIGHTINGS = 5_000;
    private static final int PAGE = 50;
    private static final int REQUESTS = 200;

    private FramesLoad() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("frames-load");
        Lab lab = Lab.in(folder);
        LongTrack.make(folder, SIGHTINGS);
        try (Api api = Api.serving(lab, Map.of())) {
            long first = millionths(api, 1);
            Random random = new Random(7);
            long[] all = random.ints(REQUESTS, 1, SIGHTINGS / PAGE + 1)
                    .mapToLong(page -> millionths(api, page))
                    .sorted()
                    .toArray();
            System.out.printf(
                    Locale.ROOT,
                    "%d frames, %d requests for %d of them: first %.1f ms, then median %.1f ms, 95%% under %.1f ms, longest %.1f ms%n",
                    SIGHTINGS,
                    REQUESTS,
                    PAGE,
                    first / 1000.0,
                    all[REQUESTS / 2] / 1000.0,
                    all[REQUESTS * 95 / 100] / 1000.0,
                    Arrays.stream(all).max().orElse(0) / 1000.0);
        }
        // Camel's own threads are no reason to stay
        System.exit(0);
    }

    private static long millionths(Api api, int page) {
        long start = System.nanoTime();
        Api.Answer answer =
                api.get("/episodes/lab-s01e01/tracks/" + LongTrack.ID + "/frames?page=" + page + "&page_size=" + PAGE);
        long took = System.nanoTime() - start;
        if (answer.status() != 200 || answer.json().path("items").size() != PAGE) {
            throw new IllegalStateException(answer.text());
        }
        return took / 1000;
    }
}
