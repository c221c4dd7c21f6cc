package io.dropcast.report;

import io.dropcast.face.EpisodeId;
import io.dropcast.face.PersonId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A show over its episodes; what {@link PublishShow} writes its page from.
 *
 * @param show id of the show
 * @param episodes in the order in which they are shown
 * @param people in any order. What they have in episodes that are not among {@code episodes} is neither shown nor counted: the episode
 *     may have been taken away, and people.json still knows it
 * @param hints pairs that may be one person, in any order
 */
public record ShowStory(String show, List<ShownEpisode> episodes, List<ShownPerson> people, List<Hint> hints) {

    /** @throws IllegalArgumentException when an episode or a person comes twice */
    public ShowStory {
        episodes = List.copyOf(episodes);
        people = List.copyOf(people);
        hints = List.copyOf(hints);
        repeated(episodes, ShownEpisode::ep).ifPresent(ep -> {
            throw new IllegalArgumentException("episode " + ep + " comes twice");
        });
        repeated(people, ShownPerson::id).ifPresent(id -> {
            throw new IllegalArgumentException("person " + id + " comes twice");
        });
    }

    /** Identities without an owner, over all episodes. */
    int unassigned() {
        return episodes.stream().mapToInt(ShownEpisode::unassigned).sum();
    }

    /** Length of all episodes in seconds. */
    double seconds() {
        return episodes.stream().mapToDouble(ShownEpisode::seconds).sum();
    }

    boolean has(EpisodeId ep) {
        return episodes.stream().anyMatch(e -> e.ep().equals(ep));
    }

    boolean has(PersonId person) {
        return people.stream().anyMatch(p -> p.id().equals(person));
    }

    /** The first key that was there before. */
    static <T, K> Optional<K> repeated(List<T> all, Function<T, K> key) {
        Set<K> seen = new HashSet<>();
        return all.stream().map(key).filter(k -> !seen.add(k)).findFirst();
    }
}
