package io.dropcast.episode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class RecipeTest {
    private static final Recipe RECIPE = new Recipe(
            "cluster",
            1,
            Map.of("thresh", "0.5", "size", "2"),
            Map.of("net.onnx", "aa"),
            Map.of("tracks.jsonl", "bb", "faces.jsonl", "cc"));

    @Test
    void eachPartChangesTheFingerprint() {
        List<Recipe> others = List.of(
                with("reps", 1, RECIPE.settings(), RECIPE.models(), RECIPE.inputs()),
                with("cluster", 2, RECIPE.settings(), RECIPE.models(), RECIPE.inputs()),
                with("cluster", 1, Map.of("thresh", "0.6", "size", "2"), RECIPE.models(), RECIPE.inputs()),
                with("cluster", 1, Map.of("thresh", "0.5"), RECIPE.models(), RECIPE.inputs()),
                with("cluster", 1, RECIPE.settings(), Map.of("net.onnx", "ab"), RECIPE.inputs()),
                with("cluster", 1, RECIPE.settings(), Map.of("other.onnx", "aa"), RECIPE.inputs()),
                with("cluster", 1, RECIPE.settings(), RECIPE.models(), Map.of("tracks.jsonl", "bb")),
                with(
                        "cluster",
                        1,
                        RECIPE.settings(),
                        RECIPE.models(),
                        Map.of("tracks.jsonl", "cc", "faces.jsonl", "bb")));
        assertThat(others)
                .extracting(Recipe::fingerprint)
                .doesNotHaveDuplicates()
                .doesNotContain(RECIPE.fingerprint());
    }

    @Test
    void theOrderOfTheMapsDoesNot() {
        Map<String, String> forwards = new LinkedHashMap<>();
        Map<String, String> backwards = new LinkedHashMap<>();
        for (int i = 0; i < 40; i++) {
            forwards.put("key" + i, "v" + i);
            backwards.put("key" + (39 - i), "v" + (39 - i));
        }
        String fingerprint = with("s", 1, forwards, forwards, forwards).fingerprint();
        assertThat(with("s", 1, backwards, backwards, backwards).fingerprint()).isEqualTo(fingerprint);
        assertThat(with("s", 1, new TreeMap<>(forwards), forwards, backwards).fingerprint())
                .isEqualTo(fingerprint);
    }

    @Test
    void partsAreNotMistakenForOneAnother() {
        Map<String, String> one = Map.of("a", "b");
        assertThat(List.of(
                        with("s", 1, one, Map.of(), Map.of()),
                        with("s", 1, Map.of(), one, Map.of()),
                        with("s", 1, Map.of(), Map.of(), one),
                        with("s", 1, Map.of("a", "b\",\"c\":\"d"), Map.of(), Map.of()),
                        with("s", 1, Map.of("a", "b", "c", "d"), Map.of(), Map.of())))
                .extracting(Recipe::fingerprint)
                .doesNotHaveDuplicates();
    }

    @Test
    void aFingerprintIsTheDigestOfItsWords() {
        // written down once, so that a change of the words, which would make every stage run again, is noticed
        assertThat(with("s", 1, Map.of("b", "2", "a", "1"), Map.of(), Map.of()).fingerprint())
                .isEqualTo(Digest.of(
                        "{\"stage\":\"s\",\"version\":1,\"settings\":{\"a\":\"1\",\"b\":\"2\"},\"models\":{},\"inputs\":{}}"
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static Recipe with(
            String stage,
            int version,
            Map<String, String> settings,
            Map<String, String> models,
            Map<String, String> inputs) {
        return new Recipe(stage, version, settings, models, inputs);
    }
}
