package io.dropcast.privacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.EpisodeLocks;
import io.dropcast.episode.EpisodeState;
import io.dropcast.episode.EpisodeStates;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.episode.Stamp;
import io.dropcast.face.EpisodeId;
import io.dropcast.settings.Settings;
import io.dropcast.workflow.EpisodePipeline;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keeps pictures and vectors for so many days after an episode was processed, and takes them away then. What humans read and correct
 * stays: names, screen time, reports without pictures. Nothing that was dropped is touched.
 */
public final class Retention {
    private final EpisodePipeline pipeline;
    private final EpisodeStore store;
    private final Clock clock;

    public Retention(EpisodePipeline pipeline) {
        this.pipeline = pipeline;
        this.store = pipeline.context().store();
        this.clock = pipeline.context().clock();
    }

    /**
     * An episode that is over its time.
     *
     * @param removed what is, or was, there of pictures and vectors, by file or folder: files, rows, or bytes of vectors
     */
    public record Due(EpisodeId ep, Instant lastProcessed, SortedMap<String, Long> removed) {
        public Due {
            removed = Collections.unmodifiableSortedMap(new TreeMap<>(removed));
        }
    }

    /**
     * What came of it.
     *
     * @param left what is still there all the same
     * @param receipt its name below the data folder; empty when there was nothing to do
     */
    public record Receipt(List<Due> episodes, List<String> left, Optional<Key> receipt) {
        public Receipt {
            episodes = List.copyOf(episodes);
            left = List.copyOf(left);
        }
    }

    /**
     * Episodes that are over their time and of which there is something to be removed, by id.
     *
     * @param days 0 for none
     */
    public List<Due> due(int days) {
        List<Due> out = new ArrayList<>();
        for (EpisodeState state : days == 0 ? List.<EpisodeState>of() : EpisodeStates.all(store)) {
            due(state.ep(), days).ifPresent(out::add);
        }
        return List.copyOf(out);
    }

    private Optional<Due> due(EpisodeId ep, int days) {
        Instant limit = clock.instant().minus(Duration.ofDays(days));
        RetainEpisode episode = new RetainEpisode(pipeline, ep);
        return episode.lastProcessed()
                .filter(last -> last.isBefore(limit))
                .map(last -> new Due(ep, last, episode.there()))
                .filter(due -> !due.removed().isEmpty());
    }

    /**
     * Removes the pictures and vectors of all episodes that were processed more than so many days ago.
     *
     * @param days 0 for none
     * @param settings for what is made anew
     */
    public Receipt run(int days, Settings settings) {
        List<Due> done = new ArrayList<>();
        for (Due due : due(days)) {
            remove(due.ep(), days).ifPresent(done::add);
        }
        if (done.isEmpty()) {
            return new Receipt(done, List.of(), Optional.empty());
        }
        done.forEach(due -> pipeline.remake(due.ep(), settings));
        List<String> left = new ArrayList<>();
        done.forEach(due -> left.addAll(left(due.ep())));
        Key key = new Key("receipts/retained-" + Stamp.of(clock.instant()) + ".json");
        store.write(key, Json.pretty(toJson(days, done, left)));
        return new Receipt(done, left, Optional.of(key));
    }

    private Optional<Due> remove(EpisodeId ep, int days) {
        try (EpisodeLocks.Held held = pipeline.hold(ep)) {
            // a user may have dropped the video again while we waited
            Optional<Due> due = due(held.ep(), days);
            due.ifPresent(d -> new RetainEpisode(pipeline, d.ep())
                    .remove("The pictures and vectors of this episode were removed on "
                            + clock.instant().toString().substring(0, 10) + ": dropcast.keep-days is " + days));
            return due;
        }
    }

    /** Looked for on the disk, not in what was done. */
    private List<String> left(EpisodeId ep) {
        List<String> left =
                new ArrayList<>(new RetainEpisode(pipeline, ep).there().keySet());
        Key report = new Key(ep.value() + "/report.html");
        pipeline.parts()
                .outbox()
                .read(report)
                .filter(b -> new String(b, StandardCharsets.ISO_8859_1).contains("data:image/jpeg"))
                .ifPresent(b -> left.add("outbox/" + report));
        return left;
    }

    private ObjectNode toJson(int days, List<Due> done, List<String> left) {
        ObjectNode doc = Json.object().put("keep_days", days);
        doc.put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        var rows = doc.putArray("episodes");
        for (Due due : done) {
            ObjectNode row = rows.addObject().put("ep_id", due.ep().value());
            row.put("last_processed", due.lastProcessed().toString());
            ObjectNode removed = row.putObject("removed");
            due.removed().forEach(removed::put);
        }
        doc.set("left", Json.texts(left));
        doc.put("clean", left.isEmpty());
        return doc;
    }
}
