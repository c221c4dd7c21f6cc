package io.dropcast.pipeline;

import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.episode.Stamp;
import io.dropcast.people.Refused;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Keeps an edited file that was refused, beside a report that says why: what somebody typed is not lost. */
final class KeptRefused {
    private KeptRefused() {}

    /**
     * @param folder of the outbox
     * @param name of the file without its ending, such as {@code people}
     */
    static void keep(EpisodeStore outbox, String folder, String name, byte[] content, Refused why, Instant now) {
        String kept = folder + "/" + name + ".rejected-" + Stamp.of(now);
        outbox.write(new Key(kept + ".json"), content);
        outbox.write(
                new Key(kept + ".error.json"),
                Json.pretty(Json.object()
                        .put("file", folder + "/" + name + ".json")
                        .put("what", "the edit was not applied, and the last good version was put back")
                        .put("why", why.why())
                        .put("what_to_do", "mend it in " + kept + ".json and copy that over " + name + ".json")
                        .put("time", now.truncatedTo(ChronoUnit.MILLIS).toString())));
    }
}
