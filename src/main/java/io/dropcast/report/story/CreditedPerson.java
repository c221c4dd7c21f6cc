package io.dropcast.report.story;

import io.dropcast.face.PersonId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A person with all their identities in the episode.
 *
 * @param key the person's id, or the identity's where it has no owner; unique in the episode
 * @param name what to show
 * @param givenName exactly what a human called them; empty until then
 * @param identities in the order of their ids, never empty
 * @param time when they are on screen
 */
public record CreditedPerson(
        String key, ShownName name, Optional<String> givenName, List<CastMember> identities, ScreenTime time) {
    public CreditedPerson {
        identities = List.copyOf(identities);
    }

    static CreditedPerson of(String key, List<CastMember> identities, EpisodeStory story) {
        Optional<String> name = identities.stream()
                .flatMap(m -> m.name().stream())
                .filter(n -> !n.isBlank())
                .findFirst();
        List<Appearance> tracks =
                identities.stream().flatMap(m -> m.tracks().stream()).toList();
        return new CreditedPerson(
                key, ShownName.of(name, key), name, identities, ScreenTime.of(tracks, story.seconds()));
    }

    public Optional<PersonId> person() {
        return identities.get(0).person();
    }

    boolean ignored() {
        return identities.stream().anyMatch(CastMember::ignored);
    }

    /** By time. */
    public List<Appearance> tracks() {
        return identities.stream()
                .flatMap(m -> m.tracks().stream())
                .sorted(Comparator.comparingDouble(Appearance::firstTs).thenComparing(Appearance::track))
                .toList();
    }

    public int faces() {
        return identities.stream().mapToInt(CastMember::faces).sum();
    }

    /** Pictures that could stand for this person, that of the largest identity first. */
    public List<String> pictures() {
        return identities.stream()
                .sorted(Comparator.comparingInt(CastMember::faces).reversed())
                .flatMap(m -> m.picture().stream())
                .toList();
    }

    /** {@code id_0001 id_0007}. */
    public String identityIds(String separator) {
        return identities.stream().map(m -> m.identity().text()).collect(Collectors.joining(separator));
    }
}
