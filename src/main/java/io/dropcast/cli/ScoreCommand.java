package io.dropcast.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.cli.score.FoundTrack;
import io.dropcast.cli.score.Score;
import io.dropcast.cli.score.Truth;
import io.dropcast.episode.EpisodeState;
import io.dropcast.episode.EpisodeStates;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.face.EpisodeId;
import io.dropcast.settings.Nearest;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures an episode against what a human labelled. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measure an episode against a truth file; docs/quality.md explains both.")
final class ScoreCommand extends SettingOptions.WithSettings implements Callable<Integer> {
    private static final int DECIMALS = 4;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "EPISODE", description = "Such as my-show-s01e02.")
    private String episode = "";

    @Parameters(index = "1", paramLabel = "TRUTH", description = "JSON file that says which person is where.")
    private Path truth = Path.of("");

    @Option(names = "--json", description = "One JSON object in one line.")
    private boolean json;

    @Option(names = "--min", paramLabel = "NAME=VALUE", arity = "1..*", description = "Fail when a measure is below.")
    private Map<String, Double> least = new LinkedHashMap<>();

    @Option(names = "--max", paramLabel = "NAME=VALUE", arity = "1..*", description = "Fail when a measure is above.")
    private Map<String, Double> most = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException {
        EpisodeStore store = wiring().store();
        EpisodeId ep = known(store, new EpisodeId(episode));
        if (!Files.isRegularFile(truth)) {
            throw new WrongUse("there is no file " + truth);
        }
        Map<String, BigDecimal> measures = new LinkedHashMap<>();
        Score.of(Truth.read(Files.readAllBytes(truth), truth.toString()), FoundTrack.read(store, ep))
                .forEach((name, value) -> measures.put(name, rounded(value)));
        least.keySet().forEach(name -> check(name, measures));
        most.keySet().forEach(name -> check(name, measures));
        PrintWriter out = Console.out(spec);
        if (json) {
            ObjectNode line = Json.object();
            measures.forEach(line::put);
            out.println(line);
        } else {
            measures.forEach((name, value) -> out.printf(Locale.ROOT, "%-18s %s%n", name, value));
        }
        List<String> broken = broken(measures);
        broken.forEach(out::println);
        out.flush();
        return broken.isEmpty() ? 0 : 1;
    }

    private static EpisodeId known(EpisodeStore store, EpisodeId ep) {
        List<String> all = EpisodeStates.all(store).stream()
                .map(EpisodeState::ep)
                .map(EpisodeId::value)
                .toList();
        if (!all.contains(ep.value())) {
            throw new WrongUse("there is no episode " + ep.value()
                    + Nearest.nearest(ep.value(), all)
                            .map(n -> "; is it " + n + "?")
                            .orElse(""));
        }
        return ep;
    }

    private static void check(String name, Map<String, BigDecimal> measures) {
        if (!measures.containsKey(name)) {
            throw new WrongUse("there is no measure " + name
                    + Nearest.nearest(name, measures.keySet())
                            .map(n -> "; is it " + n + "?")
                            .orElse("; there are " + String.join(" ", measures.keySet())));
        }
    }

    private List<String> broken(Map<String, BigDecimal> measures) {
        return measures.entrySet().stream()
                .filter(e -> e.getValue().doubleValue() < least.getOrDefault(e.getKey(), Double.NEGATIVE_INFINITY)
                        || e.getValue().doubleValue() > most.getOrDefault(e.getKey(), Double.POSITIVE_INFINITY))
                .map(e -> e.getKey() + " is " + e.getValue() + ", out of bounds")
                .toList();
    }

    private static BigDecimal rounded(Number value) {
        return value instanceof Integer whole
                ? BigDecimal.valueOf(whole)
                : new BigDecimal(value.doubleValue()).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }
}
