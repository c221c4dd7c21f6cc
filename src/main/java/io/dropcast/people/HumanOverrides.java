package io.dropcast.people;

import io.dropcast.face.PersonId;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What holds of a show's clusters, and is not in people.json.
 *
 * @param placed tracks that a human put into an identity, or took out of all
 * @param returning clusters that their episode has no longer, with the person they go back to when it has them again; empty for no owner
 */
public record HumanOverrides(List<PinnedTrack> placed, SortedMap<String, String> returning) {
    /** Nothing. */
    public static final HumanOverrides NONE = new HumanOverrides(List.of(), new TreeMap<>());

    public HumanOverrides {
        placed = placed.stream().sorted(Comparator.comparing(PinnedTrack::fact)).toList();
        returning = Collections.unmodifiableSortedMap(new TreeMap<>(returning));
    }

    /** Without what was kept for others than these. */
    HumanOverrides of(Set<PersonId> people) {
        SortedMap<String, String> left = new TreeMap<>(returning);
        left.values().removeIf(p -> !p.isEmpty() && !people.contains(PersonId.parse(p)));
        return returning(left);
    }

    HumanOverrides returning(Map<String, String> others) {
        return new HumanOverrides(placed, new TreeMap<>(others));
    }

    HumanOverrides placed(List<PinnedTrack> others) {
        return new HumanOverrides(others, returning);
    }
}
