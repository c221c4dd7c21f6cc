package io.dropcast.report.story;

import io.dropcast.face.IdentityId;
import io.dropcast.face.PersonId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The people of an episode in the order they are billed: the longest on screen first.
 *
 * @param featured people worth a large card: more than one track, or a name
 * @param walkOns people seen in one track and without a name; empty when no person would be featured otherwise
 * @param ignored people that a human does not want to see
 */
public record CreditOrder(List<CreditedPerson> featured, List<CreditedPerson> walkOns, List<CreditedPerson> ignored) {
    private static final Comparator<CreditedPerson> LONGEST_FIRST = Comparator.comparingDouble(
                    (CreditedPerson p) -> p.time().seconds())
            .reversed()
            .thenComparing(CreditedPerson::key);

    public static CreditOrder of(EpisodeStory story) {
        List<CreditedPerson> all = grouped(story).entrySet().stream()
                .map(e -> CreditedPerson.of(e.getKey(), e.getValue(), story))
                .sorted(LONGEST_FIRST)
                .toList();
        List<CreditedPerson> ignored =
                all.stream().filter(CreditedPerson::ignored).toList();
        List<CreditedPerson> shown = all.stream().filter(p -> !p.ignored()).toList();
        List<CreditedPerson> featured =
                shown.stream().filter(CreditOrder::worthACard).toList();
        if (featured.isEmpty()) {
            return new CreditOrder(shown, List.of(), ignored);
        }
        return new CreditOrder(
                featured, shown.stream().filter(p -> !worthACard(p)).toList(), ignored);
    }

    /** All people who are not ignored, longest first. */
    public List<CreditedPerson> shown() {
        List<CreditedPerson> all = new ArrayList<>(featured);
        all.addAll(walkOns);
        all.sort(LONGEST_FIRST);
        return all;
    }

    private static boolean worthACard(CreditedPerson person) {
        return person.givenName().isPresent() || person.tracks().size() > 1;
    }

    private static Map<String, List<CastMember>> grouped(EpisodeStory story) {
        Map<String, List<CastMember>> groups = new LinkedHashMap<>();
        story.cast().stream()
                .sorted(Comparator.comparing(CastMember::identity))
                .forEach(m ->
                        groups.computeIfAbsent(key(m), k -> new ArrayList<>()).add(m));
        return groups;
    }

    private static String key(CastMember member) {
        IdentityId alone = member.identity();
        return member.person().map(PersonId::text).orElse(alone.text());
    }
}
