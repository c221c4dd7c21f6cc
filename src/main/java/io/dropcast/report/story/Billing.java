package io.dropcast.report.story;

import io.dropcast.face.IdentityId;
import io.dropcast.face.PersonId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The people of an episode in the order they are billed: who is longest on screen comes first.
 *
 * @param featured who is worth a large card: more than one track, or a name
 * @param walkOns who was seen in one track and has no name; empty when nobody is featured otherwise
 * @param ignored whom a human does not want to see
 */
public record Billing(List<BilledPerson> featured, List<BilledPerson> walkOns, List<BilledPerson> ignored) {
    private static final Comparator<BilledPerson> LONGEST_FIRST = Comparator.comparingDouble(
                    (BilledPerson p) -> p.time().seconds())
            .reversed()
            .thenComparing(BilledPerson::key);

    public static Billing of(EpisodeStory story) {
        List<BilledPerson> everybody = grouped(story).entrySet().stream()
                .map(e -> BilledPerson.of(e.getKey(), e.getValue(), story))
                .sorted(LONGEST_FIRST)
                .toList();
        List<BilledPerson> ignored =
                everybody.stream().filter(BilledPerson::ignored).toList();
        List<BilledPerson> shown = everybody.stream().filter(p -> !p.ignored()).toList();
        List<BilledPerson> featured = shown.stream().filter(Billing::worthACard).toList();
        if (featured.isEmpty()) {
            return new Billing(shown, List.of(), ignored);
        }
        return new Billing(featured, shown.stream().filter(p -> !worthACard(p)).toList(), ignored);
    }

    /** Everybody who is not ignored, longest first. */
    public List<BilledPerson> shown() {
        List<BilledPerson> all = new ArrayList<>(featured);
        all.addAll(walkOns);
        all.sort(LONGEST_FIRST);
        return all;
    }

    private static boolean worthACard(BilledPerson person) {
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
