package io.dropcast.report;

import io.dropcast.face.EpisodeId;
import io.dropcast.report.ShownPerson.Presence;
import io.dropcast.report.story.ReportText;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A person as a row of the show, with what is in its episodes and nothing else.
 *
 * @param presences at most one an episode
 * @param seconds on screen in all of them
 */
record MatrixRow(ShownPerson person, List<Presence> presences, double seconds) {
    private static final Comparator<MatrixRow> LONGEST_FIRST = Comparator.comparingDouble(MatrixRow::seconds)
            .reversed()
            .thenComparing(r -> r.person().id());

    /** A row for each person, the longest on screen first. */
    static List<MatrixRow> of(ShowStory story) {
        return story.people().stream()
                .map(p -> of(p, story))
                .sorted(LONGEST_FIRST)
                .toList();
    }

    private static MatrixRow of(ShownPerson person, ShowStory story) {
        List<Presence> counted =
                person.presences().stream().filter(p -> story.has(p.ep())).toList();
        double seconds = counted.stream().mapToDouble(Presence::seconds).sum();
        return new MatrixRow(person, counted, seconds);
    }

    Optional<Presence> in(EpisodeId ep) {
        return presences.stream().filter(p -> p.ep().equals(ep)).findFirst();
    }

    int identities() {
        return presences.stream().mapToInt(p -> p.identities().size()).sum();
    }

    /** {@code 3 episodes · 4 identities}. */
    String facts() {
        if (presences.isEmpty()) {
            return "in no episode";
        }
        return ReportText.count(presences.size(), "episode", "episodes") + " · "
                + ReportText.count(identities(), "identity", "identities");
    }
}
