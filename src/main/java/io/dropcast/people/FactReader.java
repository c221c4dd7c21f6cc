package io.dropcast.people;

import io.dropcast.episode.Json;
import io.dropcast.face.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts people together from facts. Used once. */
final class FactReader {
    private final String show;
    private final Map<String, String> created = new TreeMap<>();
    private final Map<String, String> names = new TreeMap<>();
    private final Map<String, List<String>> aliases = new TreeMap<>();
    private final Map<String, String> pictures = new TreeMap<>();
    private final Map<String, List<String>> owned = new TreeMap<>();
    private final Map<String, List<String>> nevers = new TreeMap<>();
    private final Map<String, SortedMap<String, String>> fields = new TreeMap<>();
    private final TreeSet<String> ignored = new TreeSet<>();
    private final TreeSet<String> unassigned = new TreeSet<>();
    private final TreeSet<String> dismissed = new TreeSet<>();
    private final TreeMap<String, String> showFields = new TreeMap<>();
    private final List<PinnedTrack> placed = new ArrayList<>();
    private final TreeMap<String, String> returning = new TreeMap<>();

    FactReader(String show) {
        this.show = show;
    }

    /** @param facts each of a person who is among them */
    People read(Facts facts, int nextPerson) {
        facts.values().forEach(this::take);
        List<Person> people = new ArrayList<>();
        created.keySet().forEach(id -> people.add(person(id)));
        return new People(
                show, people, unassigned, dismissed, showFields, new HumanOverrides(placed, returning), nextPerson);
    }

    private void take(Fact fact, String value) {
        String of = fact.of();
        switch (fact.kind()) {
            case PERSON -> created.put(of, value);
            case NAME -> names.put(of, value);
            case ALIASES -> aliases.put(of, Json.parseTexts(value));
            case IGNORED -> ignored.add(of);
            case PICTURE -> pictures.put(of, value);
            case OWNER -> own(of, value);
            case NEVER -> nevers.computeIfAbsent(of, k -> new ArrayList<>()).add(fact.detail());
            case FIELD -> fields.computeIfAbsent(of, k -> new TreeMap<>()).put(fact.detail(), value);
            case SHOW_FIELD -> showFields.put(fact.detail(), value);
            case DISMISSED -> dismissed.add(of);
            case PLACED -> placed.add(PinnedTrack.of(fact, value));
            case RETURNING -> returning.put(of, value);
        }
    }

    private void own(String cluster, String owner) {
        if (owner.isEmpty()) {
            unassigned.add(cluster);
        } else {
            owned.computeIfAbsent(owner, k -> new ArrayList<>()).add(cluster);
        }
    }

    private Person person(String id) {
        return new Person(
                PersonId.parse(id),
                Optional.ofNullable(names.get(id)),
                aliases.getOrDefault(id, List.of()),
                owned.getOrDefault(id, List.of()),
                nevers.getOrDefault(id, List.of()),
                ignored.contains(id),
                Optional.ofNullable(pictures.get(id)),
                created.getOrDefault(id, ""),
                fields.getOrDefault(id, new TreeMap<>()));
    }
}
