package io.dropcast.report.export;

import io.dropcast.report.story.CreditedPerson;
import io.dropcast.report.story.ScreenTime;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * A person on screen for some time.
 *
 * @param when without a break
 */
record Cue(ScreenTime.Stretch when, CreditedPerson who) {
    private static final Comparator<Cue> BY_TIME = Comparator.comparingDouble(
                    (Cue c) -> c.when().from())
            .thenComparingDouble(c -> c.when().to())
            .thenComparing(c -> c.who().key());

    /** The cues of all people, by time. */
    static List<Cue> of(List<CreditedPerson> people, Function<ScreenTime, List<ScreenTime.Stretch>> stretches) {
        return people.stream()
                .flatMap(p -> stretches.apply(p.time()).stream().map(s -> new Cue(s, p)))
                .sorted(BY_TIME)
                .toList();
    }
}
