package io.dropcast.video;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How well cuts are found in films that are made up: prints the table of docs/quality.md, which says how to run it, with every frame
 * decoded and with one of two or of four.
 */
final class CutTrial {
    private static final int FILMS = 50;
    private static final double FPS = 25;

    private CutTrial() {}

    public static void main(String[] none) {
        for (int step : new int[] {1, 2, 4}) {
            System.out.println("\none frame of " + step + "\n");
            System.out.println("| film | cuts | found | found but not there | precision | recall | decoded later |");
            System.out.println("|---|---|---|---|---|---|---|");
            Score all = new Score(0, 0, 0, 0);
            for (CutFilms.Kind kind : CutFilms.Kind.values()) {
                Score score = score(kind, FILMS, step);
                print(kind.words, score);
                all = all.plus(score);
            }
            print("all", all);
        }
    }

    private static void print(String what, Score s) {
        System.out.println(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %s | %s | %d |",
                what,
                s.cuts,
                s.found,
                s.wrong,
                share(s.found, s.found + s.wrong),
                share(s.found, s.cuts),
                s.later));
    }

    private static String share(int part, int of) {
        return of == 0 ? "-" : String.format(Locale.ROOT, "%.3f", (double) part / of);
    }

    /**
     * @param found of the cuts
     * @param wrong found where there is none, or a second time
     * @param later frames that were passed over at first and decoded after all
     */
    record Score(int cuts, int found, int wrong, int later) {
        Score plus(Score other) {
            return new Score(cuts + other.cuts, found + other.found, wrong + other.wrong, later + other.later);
        }

        double recall() {
            return cuts == 0 ? 1 : (double) found / cuts;
        }

        double precision() {
            return found + wrong == 0 ? 1 : (double) found / (found + wrong);
        }
    }

    static Score score(CutFilms.Kind kind, int films) {
        return score(kind, films, 1);
    }

    /** @param step every how many frames one is decoded without being asked for */
    static Score score(CutFilms.Kind kind, int films, int step) {
        Score all = new Score(0, 0, 0, 0);
        for (int seed = 0; seed < films; seed++) {
            all = all.plus(score(CutFilms.make(kind, seed), step));
        }
        return all;
    }

    private static Score score(CutFilms.Film film, int step) {
        FakeVideo video = new FakeVideo(new FrameLedger(), FPS, film.glances(), f -> f % step == 0);
        List<Integer> found = cuts(video);
        int right = (int) film.cuts().stream()
                .filter(cut -> found.stream().anyMatch(f -> f >= cut.first() && f <= cut.last()))
                .count();
        return new Score(film.cuts().size(), right, found.size() - right, video.decodedLater());
    }

    private static List<Integer> cuts(FakeVideo video) {
        try (ShotReader reader = new ShotReader(video)) {
            for (Optional<ShotFrame> next = reader.next(); next.isPresent(); next = reader.next()) {
                next.get().frame().close();
            }
            return reader.cuts().stream().map(Math::toIntExact).toList();
        }
    }

    /** What is found in a film, frame by frame as the reader asks for it. */
    static List<Integer> cuts(double fps, List<FrameSignature> film) {
        ShotCuts cuts = new ShotCuts(fps);
        List<Integer> found = new ArrayList<>();
        int judged = 0;
        for (FrameSignature glance : film) {
            cuts.add(glance);
            while (cuts.ready()) {
                judged = judge(cuts, judged, found);
            }
        }
        while (judged < film.size()) {
            judged = judge(cuts, judged, found);
        }
        return found;
    }

    private static int judge(ShotCuts cuts, int frame, List<Integer> found) {
        if (cuts.judge()) {
            found.add(frame);
        }
        return frame + 1;
    }
}
