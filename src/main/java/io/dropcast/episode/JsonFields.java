package io.dropcast.episode;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropcast.face.Range;
import io.dropcast.settings.Nearest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One object of a JSON file, read strictly: what is missing, of another type, or not known is an error that says where in the file.
 * Data binding would say it in terms of Java classes.
 *
 * <p>Methods throw {@link IllegalArgumentException}.
 */
public final class JsonFields {
    private final JsonNode node;
    private final String at;

    /** @param at where in the file; empty for the outermost object */
    public JsonFields(JsonNode node, String at) {
        this.node = node;
        this.at = at;
        if (!node.isObject()) {
            throw flaw("must be an object, found " + node);
        }
    }

    /** Refuses every key but these. */
    public JsonFields only(String... known) {
        List<String> keys = Arrays.asList(known);
        node.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                throw flaw("unknown key '" + key + "'" + hint(key, keys));
            }
        });
        return this;
    }

    public String text(String key) {
        JsonNode value = get(key);
        if (!value.isTextual()) {
            throw flaw(key + " must be text, found " + value);
        }
        if (value.textValue().isBlank()) {
            throw flaw(key + " must not be blank");
        }
        return value.textValue();
    }

    /** The same, or empty when the key is not there, or is null. */
    public Optional<String> maybeText(String key) {
        return node.hasNonNull(key) ? Optional.of(text(key)) : Optional.empty();
    }

    public URI address(String key) {
        String text = text(key);
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw flaw(key + " must be an address, found '" + text + "': " + e.getReason());
        }
    }

    public double number(String key) {
        return number(key, get(key));
    }

    /** The same, within bounds that belong to them. */
    public double number(String key, double least, double most) {
        double value = number(key);
        return make(() -> {
            Range.check(key, value, least, most);
            return value;
        });
    }

    /** The same, or empty when the key is not there, or is null. */
    public Optional<Double> maybeNumber(String key, double least, double most) {
        return node.hasNonNull(key) ? Optional.of(number(key, least, most)) : Optional.empty();
    }

    public int whole(String key) {
        return whole(key, get(key));
    }

    /** The same, of at least this. */
    public int whole(String key, int least) {
        int value = whole(key);
        return make(() -> {
            Range.check(key, value, least, Integer.MAX_VALUE);
            return value;
        });
    }

    public boolean yes(String key) {
        JsonNode value = get(key);
        if (!value.isBoolean()) {
            throw flaw(key + " must be true or false, found " + value);
        }
        return value.booleanValue();
    }

    /** The same; false when the key is not there, or is null. */
    public boolean maybeYes(String key) {
        return node.hasNonNull(key) && yes(key);
    }

    /** One of the choices, by the name that the file gives it. */
    public <T> T choice(String key, List<T> choices, Function<T, String> name) {
        String found = text(key);
        List<String> names = choices.stream().map(name).toList();
        return choices.stream()
                .filter(choice -> name.apply(choice).equals(found))
                .findFirst()
                .orElseThrow(
                        () -> flaw(key + " must be one of " + names + ", found '" + found + "'" + hint(found, names)));
    }

    /** The same, or empty when the key is not there, or is null. */
    public <T> Optional<T> maybeChoice(String key, List<T> choices, Function<T, String> name) {
        return node.hasNonNull(key) ? Optional.of(choice(key, choices, name)) : Optional.empty();
    }

    public JsonFields object(String key) {
        return new JsonFields(get(key), path(key));
    }

    /** Empty when the key is not there, or is null. */
    public Optional<JsonFields> maybe(String key) {
        return node.hasNonNull(key) ? Optional.of(object(key)) : Optional.empty();
    }

    public List<JsonFields> objects(String key) {
        List<JsonFields> objects = new ArrayList<>();
        for (JsonNode element : array(key)) {
            objects.add(new JsonFields(element, path(key) + "[" + objects.size() + "]"));
        }
        return objects;
    }

    public List<Integer> wholes(String key) {
        List<Integer> wholes = new ArrayList<>();
        for (JsonNode element : array(key)) {
            wholes.add(whole(key, element));
        }
        return wholes;
    }

    /** The same, or empty when the key is not there, or is null. */
    public Optional<List<Integer>> maybeWholes(String key) {
        return node.hasNonNull(key) ? Optional.of(wholes(key)) : Optional.empty();
    }

    public List<Double> numbers(String key) {
        List<Double> numbers = new ArrayList<>();
        for (JsonNode element : array(key)) {
            numbers.add(number(key, element));
        }
        return numbers;
    }

    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** What the record's own checks say, with where in the file. Everything nested must have been read before. */
    public <T> T make(Supplier<T> constructor) {
        try {
            return constructor.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(prefix() + e.getMessage(), e);
        }
    }

    private JsonNode array(String key) {
        JsonNode value = get(key);
        if (!value.isArray()) {
            throw flaw(key + " must be a list, found " + value);
        }
        return value;
    }

    private double number(String key, JsonNode value) {
        if (!value.isNumber()) {
            throw flaw(key + " must be a number, found " + value);
        }
        return value.doubleValue();
    }

    private int whole(String key, JsonNode value) {
        if (!value.isInt()) {
            throw flaw(key + " must be a whole number, found " + value);
        }
        return value.intValue();
    }

    private JsonNode get(String key) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            throw flaw("the key '" + key + "' is missing");
        }
        return value;
    }

    private String path(String key) {
        return at.isEmpty() ? key : at + "." + key;
    }

    private IllegalArgumentException flaw(String message) {
        return new IllegalArgumentException(prefix() + message);
    }

    private String prefix() {
        return at.isEmpty() ? "" : at + ": ";
    }

    /** What to add to a message about a word that is not known. */
    public static String hint(String word, Collection<String> known) {
        return Nearest.nearest(word, known)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("; known: " + String.join(", ", known));
    }
}
