package io.dropcast.edits;

import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.episode.Stamp;
import io.dropcast.people.EditedJson;
import io.dropcast.people.Refused;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Keeps an edited file that was refused, beside a report that says why: what the user typed is not lost. */
final class KeptRefused {
    private KeptRefused() {}

    private static Key report(String kept) {
        return new Key(kept + ".error.json");
    }

    /** The report alone, once for each version: the file stays where it is. */
    static void unread(EpisodeStore outbox, LargeEdit edit) {
        String file = edit.folder() + "/" + edit.name();
        Key report = report(file + ".rejected-" + Stamp.of(edit.written()));
        if (outbox.exists(report)) {
            return;
        }
        outbox.write(
                report,
                Json.pretty(Json.object()
                        .put("file", file + ".json")
                        .put("what", "the edit was neither read nor applied; it is left where it is")
                        .put("where", edit.where())
                        .put("etag", edit.etag())
                        .put("bytes", edit.bytes())
                        .put("why", EditedJson.tooLarge(edit.bytes()))
                        .put("what_to_do", "put a smaller one there")
                        .put("time", edit.written().toString())));
    }

    /**
     * @param folder of the outbox
     * @param name of the file without its ending, such as {@code people}
     */
    static void keep(EpisodeStore outbox, String folder, String name, byte[] content, Refused why, Instant now) {
        String kept = folder + "/" + name + ".rejected-" + Stamp.of(now);
        outbox.write(new Key(kept + ".json"), content);
        outbox.write(
                report(kept),
                Json.pretty(Json.object()
                        .put("file", folder + "/" + name + ".json")
                        .put("what", "the edit was not applied, and the last good version was put back")
                        .put("why", why.why())
                        .put("what_to_do", "mend it in " + kept + ".json and copy that over " + name + ".json")
                        .put("time", now.truncatedTo(ChronoUnit.MILLIS).toString())));
    }
}
