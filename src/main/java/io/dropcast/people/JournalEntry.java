package io.dropcast.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.BadJson;
import io.dropcast.episode.Json;
import io.dropcast.face.Digits;
import io.dropcast.face.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One line of {@code people.journal.jsonl}: one change, by a human or by the engine.
 *
 * @param id such as {@code j_000001}, rising
 * @param time ISO-8601, UTC
 * @param who by which door the change came
 * @param what in words
 * @param changes rising by fact
 * @param undoes the entry that this one takes back
 * @param erases the person whom this one erased: nothing about them can be taken back
 * @param state version of the people after it
 */
public record JournalEntry(
        String id,
        String time,
        Author who,
        String what,
        List<FactChange> changes,
        Optional<String> undoes,
        Optional<String> erases,
        String state) {
    public JournalEntry {
        changes = List.copyOf(changes);
    }

    /** The id of the n-th entry, from 1. */
    static String id(int n) {
        return "j_" + Digits.of(n, 6);
    }

    /** What an entry says: its changes in words. */
    static String words(Optional<String> undoes, List<FactChange> changes) {
        return undoes.map(u -> u + " taken back: ").orElse("") + ChangeText.of(changes);
    }

    /** Each change in words; what the entry says where it has none any more. */
    public List<String> eachInWords() {
        return changes.isEmpty()
                ? List.of(what)
                : changes.stream().map(c -> ChangeText.of(List.of(c))).toList();
    }

    /** By person id: the name that they got; empty for a name that was taken away. */
    public Map<String, Optional<String>> nameChanges() {
        Map<String, Optional<String>> out = new TreeMap<>();
        changes.stream()
                .filter(c -> c.fact().kind() == Fact.Kind.NAME)
                .forEach(c -> out.put(c.fact().of(), c.after()));
        return out;
    }

    ObjectNode toJson() {
        ObjectNode out = Json.object().put("id", id).put("time", time).put("who", lower(who));
        out.put("what", what);
        undoes.ifPresent(u -> out.put("undoes", u));
        erases.ifPresent(e -> out.put("erases", e));
        var rows = out.putArray("changes");
        for (FactChange c : changes) {
            ObjectNode row = rows.addObject().put("fact", lower(c.fact().kind()));
            row.put("of", c.fact().of());
            if (!c.fact().detail().isEmpty()) {
                row.put("detail", c.fact().detail());
            }
            c.before().ifPresent(v -> row.put("before", v));
            c.after().ifPresent(v -> row.put("after", v));
        }
        return out.put("state", state);
    }

    /** @throws BadJson when it is no entry */
    static JournalEntry of(ObjectNode row, String where) {
        try {
            List<FactChange> changes = new ArrayList<>();
            if (!row.path("changes").isArray()) {
                throw new IllegalArgumentException("it has no list of changes");
            }
            for (JsonNode c : row.path("changes")) {
                Fact fact = new Fact(
                        Fact.Kind.valueOf(c.path("fact").asText().toUpperCase(Locale.ROOT)),
                        c.path("of").asText(),
                        c.path("detail").asText(""));
                FactChange change = new FactChange(fact, text(c, "before"), text(c, "after"));
                change.before().ifPresent(v -> check(fact, v));
                change.after().ifPresent(v -> check(fact, v));
                changes.add(change);
            }
            return new JournalEntry(
                    text(row, "id").orElseThrow(() -> new IllegalArgumentException("it has no id")),
                    row.path("time").asText(),
                    Author.valueOf(row.path("who").asText().toUpperCase(Locale.ROOT)),
                    row.path("what").asText(),
                    changes,
                    text(row, "undoes"),
                    text(row, "erases"),
                    row.path("state").asText());
        } catch (IllegalArgumentException | BadJson e) {
            throw new BadJson(where + " is no entry of the journal: " + e.getMessage());
        }
    }

    /** @throws IllegalArgumentException when no people can be made of it */
    private static void check(Fact fact, String value) {
        switch (fact.kind()) {
            case PERSON, NAME, IGNORED, PICTURE, NEVER -> PersonId.parse(fact.of());
            case ALIASES, FIELD -> {
                PersonId.parse(fact.of());
                Json.parseValue(value);
            }
            case SHOW_FIELD -> Json.parseValue(value);
            case PLACED -> PinnedTrack.of(fact, value);
            case OWNER, RETURNING -> {
                if (fact.of().indexOf(':') < 0) {
                    throw new IllegalArgumentException("'" + fact.of() + "' is no cluster");
                }
                if (!value.isEmpty()) {
                    PersonId.parse(value);
                }
            }
            case DISMISSED -> {}
        }
    }

    private static Optional<String> text(JsonNode row, String field) {
        return Optional.ofNullable(row.get(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
