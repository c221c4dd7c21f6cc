package io.dropcast.people;

import io.dropcast.face.PersonId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** All facts of a show's people, in a fixed order. Immutable. */
final class Facts {
    private final SortedMap<Fact, String> values;

    Facts(SortedMap<Fact, String> values) {
        this.values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    static Facts none() {
        return new Facts(new TreeMap<>());
    }

    SortedMap<Fact, String> values() {
        return values;
    }

    Optional<String> value(Fact fact) {
        return Optional.ofNullable(values.get(fact));
    }

    /** What must change to come from here to there. */
    List<FactChange> to(Facts there) {
        SortedSet<Fact> all = new TreeSet<>(values.keySet());
        all.addAll(there.values.keySet());
        List<FactChange> changes = new ArrayList<>();
        for (Fact fact : all) {
            if (!value(fact).equals(there.value(fact))) {
                changes.add(new FactChange(fact, value(fact), there.value(fact)));
            }
        }
        return changes;
    }

    /** These facts with the new values, whatever the old ones were. */
    Facts with(List<FactChange> changes) {
        TreeMap<Fact, String> out = new TreeMap<>(values);
        for (FactChange c : changes) {
            c.after().ifPresentOrElse(v -> out.put(c.fact(), v), () -> out.remove(c.fact()));
        }
        return new Facts(out);
    }

    /** The first change whose old value is not the one here. */
    Optional<FactChange> contradicted(List<FactChange> changes) {
        return changes.stream().filter(c -> !value(c.fact()).equals(c.before())).findFirst();
    }

    /** A change of the owner of a cluster that is gone by now is a change of the owner that it has when it comes back. */
    FactChange asOfNow(FactChange change) {
        Fact back = Fact.about(Fact.Kind.RETURNING, change.fact().of());
        boolean gone = change.fact().kind() == Fact.Kind.OWNER
                && value(change.fact()).isEmpty()
                && change.before().isPresent()
                && value(back).equals(change.before());
        return gone ? new FactChange(back, change.before(), change.after()) : change;
    }

    /** The first fact about a person who is not there. */
    Optional<Fact> dangling() {
        return values.entrySet().stream()
                .filter(e -> personOf(e.getKey(), e.getValue())
                        .filter(p -> !values.containsKey(Fact.about(Fact.Kind.PERSON, p)))
                        .isPresent())
                .map(java.util.Map.Entry::getKey)
                .findFirst();
    }

    /** What says that a cluster is never the person who owns it. */
    List<Fact> clashes() {
        return values.keySet().stream()
                .filter(f -> f.kind() == Fact.Kind.NEVER)
                .filter(f -> value(Fact.about(Fact.Kind.OWNER, f.detail()))
                        .filter(f.of()::equals)
                        .isPresent())
                .toList();
    }

    /** The person that a fact among these is about. */
    Optional<String> personOf(Fact fact) {
        return value(fact).flatMap(v -> personOf(fact, v));
    }

    /** Takes a person away with all that is known of them; what they owned has no owner from then on. */
    Facts without(PersonId person) {
        TreeMap<Fact, String> out = new TreeMap<>(values);
        values.forEach((fact, value) -> {
            if (personOf(fact, value).filter(person.text()::equals).isEmpty()) {
                return;
            }
            if (fact.kind() == Fact.Kind.OWNER) {
                out.put(fact, "");
            } else {
                out.remove(fact);
            }
        });
        return new Facts(out);
    }

    /** The person that a fact is about; empty when it is about none. */
    static Optional<String> personOf(Fact fact, String value) {
        return switch (fact.kind()) {
            case PERSON, NAME, ALIASES, IGNORED, PICTURE, NEVER, FIELD -> Optional.of(fact.of());
            case OWNER, RETURNING -> Optional.of(value).filter(v -> !v.isEmpty());
            case SHOW_FIELD, DISMISSED, PLACED -> Optional.empty();
        };
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof Facts f && f.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
