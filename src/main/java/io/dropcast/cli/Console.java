package io.dropcast.cli;

import io.dropcast.episode.StageListener;
import io.dropcast.face.EpisodeId;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Shows what the pipeline does: one line that moves on a terminal, plain lines elsewhere. */
final class Console implements StageListener, AutoCloseable {
    private static final long EVERY_NANOS = 200_000_000L;
    private static final int BAR = 24;
    private static final String CLEAR_LINE = "\r[K";

    private final PrintWriter out;
    private final boolean terminal;
    private long startedAt;
    private long shownAt;
    private boolean lineOpen;

    @SuppressWarnings(
            "SystemConsoleNull") // on Java 17, which is what the build asks for, it is null when there is no terminal
    Console(PrintWriter out) {
        this.out = out;
        this.terminal = System.console() != null && !"dumb".equals(System.getenv("TERM"));
    }

    static PrintWriter out(@Nullable CommandSpec spec) {
        return spec == null
                ? new PrintWriter(System.out, true, StandardCharsets.UTF_8)
                : spec.commandLine().getOut();
    }

    @Override
    public void started(EpisodeId ep, String stage) {
        startedAt = System.nanoTime();
        shownAt = 0;
        if (terminal) {
            show(ep + "  " + stage);
        }
    }

    @Override
    public void progress(EpisodeId ep, String stage, long done, long total) {
        long now = System.nanoTime();
        if (!terminal || now - shownAt < EVERY_NANOS) {
            return;
        }
        shownAt = now;
        double rate = done / Math.max(1e-9, (now - startedAt) / 1e9);
        double share = total > 0 ? Math.min(1.0, (double) done / total) : 0;
        int filled = (int) Math.round(share * BAR);
        show(String.format(
                Locale.ROOT,
                "%s  %-8s %s%s %3.0f %%  %.0f a second, %s left",
                ep,
                stage,
                "#".repeat(filled),
                ".".repeat(BAR - filled),
                share * 100,
                rate,
                left(total - done, rate)));
    }

    private static String left(long rest, double rate) {
        if (rate <= 0 || rest <= 0) {
            return "0:00";
        }
        long seconds = Math.round(rest / rate);
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }

    @Override
    public void skipped(EpisodeId ep, String stage) {
        line(String.format(Locale.ROOT, "%s  %-8s nothing to do", ep, stage));
    }

    @Override
    public void finished(EpisodeId ep, String stage, double seconds, Map<String, Long> counts, List<String> warnings) {
        String what = new TreeMap<>(counts)
                .entrySet().stream()
                        .map(e -> counted(e.getValue(), e.getKey().replace('_', ' ')))
                        .collect(Collectors.joining(", "));
        line(String.format(Locale.ROOT, "%s  %-8s %6.1f s  %s", ep, stage, seconds, what));
        warnings.forEach(w -> line(ep + "  " + stage + "   note: " + w));
    }

    /** {@code 1 suggestion}, {@code 2 suggestions}, {@code 1 frame looked at}. */
    static String counted(long number, String many) {
        String what = number == 1
                ? many.replaceFirst("^people$", "person")
                        .replaceAll("ies\\b", "y")
                        .replaceAll("s\\b", "")
                : many;
        return number + " " + what;
    }

    @Override
    public void failed(EpisodeId ep, String stage, Throwable why) {
        line(String.format(Locale.ROOT, "%s  %-8s failed", ep, stage));
    }

    @Override
    public void delivered(EpisodeId ep, String where) {
        // the summary at the end says where
    }

    void complain(String text) {
        line("dropcast: " + text);
    }

    private void show(String text) {
        out.print(CLEAR_LINE + text);
        out.flush();
        lineOpen = true;
    }

    private void line(String text) {
        if (lineOpen) {
            out.print(CLEAR_LINE);
            lineOpen = false;
        }
        out.println(text);
        out.flush();
    }

    @Override
    public void close() {
        if (lineOpen) {
            out.print(CLEAR_LINE);
            out.flush();
            lineOpen = false;
        }
    }
}
