package io.dropcast.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.edits.IdentityEdits;
import io.dropcast.edits.PeopleEdits;
import io.dropcast.episode.EpisodeLocks;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.episode.Stamp;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.face.PersonId;
import io.dropcast.people.Author;
import io.dropcast.people.People;
import io.dropcast.people.PeopleBook;
import io.dropcast.people.PersonErasure;
import io.dropcast.people.Refused;
import io.dropcast.people.SuggestionsManifest;
import io.dropcast.settings.Settings;
import io.dropcast.workflow.EpisodePipeline;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Erases a person from a show for good: pictures, vectors, names, and what the journal says of them. A plan is on the disk before
 * anything goes; after a crash the same call finishes what the plan says. At the end everything of the show is searched, and a receipt
 * says what came of it.
 */
public final class ErasePerson {
    /** Folders of the store in which each episode or show has its own. */
    private static final Set<String> PARENTS = Set.of("manifests", "frames", "backups", "shows");

    private final EpisodePipeline pipeline;
    private final PeopleBook book;
    private final EpisodeStore store;
    private final EpisodeStore outbox;
    private final PeopleEdits peopleEdits;
    private final Clock clock;

    public ErasePerson(EpisodePipeline pipeline) {
        this.pipeline = pipeline;
        this.book = pipeline.parts().people();
        this.store = pipeline.context().store();
        this.outbox = pipeline.parts().outbox();
        this.peopleEdits = pipeline.edits().people();
        this.clock = pipeline.context().clock();
    }

    /**
     * What came of it.
     *
     * @param removed what was removed, by file or folder
     * @param left what the search found all the same; empty when nothing is left
     * @param receipt its name below the data folder
     */
    public record Receipt(
            Map<String, Long> removed, long filesSearched, long bytesSearched, List<String> left, Key receipt) {
        public Receipt {
            removed = new TreeMap<>(removed);
            left = List.copyOf(left);
        }
    }

    /**
     * What would be removed, by file or folder; nothing is.
     *
     * @throws Refused when no person ever had that id, or the person was erased already
     */
    public Map<String, Long> preview(String show, PersonId person) {
        return new TreeMap<>(plan(show, person).counts);
    }

    /**
     * Erases a person from the whole show for good, and searches for what is left. After a crash, or when something was left, the same
     * call finishes it.
     *
     * @param settings for what is made anew
     * @param enough whether this is the end of it also when something is left
     * @throws Refused when there is no such person to erase
     */
    public Receipt erase(String show, Author who, PersonId person, Settings settings, boolean enough) {
        if (!store.exists(ErasePlan.key(show, person))) {
            // what a user edited before now counts; afterwards it would be refused, and kept
            peopleEdits.take(show);
            peopleEdits.episodes(show).forEach(pipeline.edits().identities()::take);
        }
        ErasePlan plan = plan(show, person);
        store.write(plan.key(), plan.write());
        eraseEpisodes(plan);
        forget(plan, who);
        plan.tracks.keySet().forEach(ep -> new EraseEpisode(pipeline, ep).vouchForPlaces());
        settle(plan);
        plan.tracks.keySet().forEach(ep -> pipeline.follow(ep, settings));
        pipeline.behind(show).forEach(ep -> pipeline.follow(ep, settings));
        peopleEdits.publish(show);
        EraseScan.Found found = new EraseScan(plan)
                .in(store, path -> isOf(show, path, true))
                .in(outbox, path -> isOf(show, path, false))
                .found();
        Receipt receipt = receipt(plan, found);
        if (found.left().isEmpty() || enough) {
            store.delete(plan.key());
        }
        return receipt;
    }

    /** Another engine may give the person something while we are at it: we are through when there is nothing new. */
    private void eraseEpisodes(ErasePlan plan) {
        Set<EpisodeId> done = new TreeSet<>();
        for (Optional<EpisodeId> next = next(plan, done); next.isPresent(); next = next(plan, done)) {
            erase(plan, next.get(), () -> clusters(plan));
            done.add(next.get());
        }
    }

    private Optional<EpisodeId> next(ErasePlan plan, Set<EpisodeId> done) {
        Set<EpisodeId> all = new TreeSet<>(plan.tracks.keySet());
        all.addAll(owned(plan.show, clusters(plan)).keySet());
        all.removeAll(done);
        return all.stream().findFirst();
    }

    /** @param clusters of the person; asked for once this thread holds the episode */
    private void erase(ErasePlan plan, EpisodeId ep, Supplier<Set<String>> clusters) {
        try (EpisodeLocks.Held held = pipeline.hold(ep)) {
            EraseEpisode episode = new EraseEpisode(pipeline, held.ep());
            episode.begin(plan, owned(plan.show, clusters.get()).getOrDefault(ep, Set.of()));
            episode.erase(plan);
        }
    }

    private Set<String> clusters(ErasePlan plan) {
        return book.forgetting(plan.show, plan.person).clusters();
    }

    private void forget(ErasePlan plan, Author who) {
        Set<String> had = peopleEdits.alone(plan.show, () -> {
            // an old copy would be taken for an edit, refused, and kept
            outbox.delete(PeopleEdits.file(plan.show));
            plan.tracks.keySet().forEach(ep -> outbox.delete(IdentityEdits.file(ep)));
            Set<String> clusters = book.erase(plan.show, who, plan.person, plan.names);
            peopleEdits.publish(plan.show);
            return clusters;
        });
        // what came to them at the last moment; from now on no caller can give them anything
        owned(plan.show, had).forEach((ep, ids) -> {
            if (!plan.identitiesOf(ep).containsAll(ids)) {
                erase(plan, ep, () -> had);
            }
        });
    }

    private Map<EpisodeId, Set<IdentityId>> owned(String show, Set<String> clusters) {
        Map<EpisodeId, Set<IdentityId>> owned = new TreeMap<>();
        clusters.forEach(c ->
                owned.computeIfAbsent(People.episodeOf(c), k -> new TreeSet<>()).add(People.identityOf(c)));
        owned.keySet().retainAll(peopleEdits.episodes(show));
        return owned;
    }

    /** What the last call, which did not finish, wanted, and what is there now. */
    private ErasePlan plan(String show, PersonId person) {
        Optional<ErasePlan> begun = store.read(ErasePlan.key(show, person)).map(ErasePlan::read);
        PersonErasure forgetting = book.forgetting(show, person);
        if (begun.isEmpty() && forgetting.done()) {
            throw new Refused(person + " was erased already: see the receipts in data/shows/" + show);
        }
        ErasePlan plan = begun.orElseGet(() -> new ErasePlan(
                show, person, clock.instant().truncatedTo(ChronoUnit.MILLIS).toString()));
        plan.names.addAll(forgetting.names());
        plan.count("data/shows/" + show + "/people.journal.jsonl", forgetting.lines());
        owned(show, forgetting.clusters()).forEach((ep, ids) -> new EraseEpisode(pipeline, ep).plan(plan, ids));
        leftovers(plan).forEach((where, key) -> plan.count(where, 1));
        return plan;
    }

    /** Files that were kept because they were refused or torn, and speak of the person. */
    private Map<String, Key> leftovers(ErasePlan plan) {
        Map<String, Key> out = new TreeMap<>();
        for (Key key : store.list(new Key("shows/" + plan.show))) {
            if (key.path().contains("/people.journal.torn-") && speaks(plan, store.read(key))) {
                out.put("data/" + key, key);
            }
        }
        for (Key key : outbox.list(new Key(plan.show))) {
            if (key.path().contains("/people.rejected-") && speaks(plan, outbox.read(key))) {
                out.put("outbox/" + key, key);
            }
        }
        for (EpisodeId ep : peopleEdits.episodes(plan.show)) {
            for (Key key : outbox.list(new Key(ep.value()))) {
                if (key.path().contains("/identities.rejected-") && speaks(plan, outbox.read(key))) {
                    out.put("outbox/" + key, key);
                }
            }
        }
        return out;
    }

    private static boolean speaks(ErasePlan plan, Optional<byte[]> content) {
        String text = new String(content.orElse(new byte[0]), StandardCharsets.UTF_8);
        return text.contains(plan.person.text())
                || plan.names.stream().anyMatch(n -> EraseScan.forms(n).stream().anyMatch(text::contains));
    }

    /** Takes the person out of suggestions, and leftovers away. */
    private void settle(ErasePlan plan) {
        peopleEdits.alone(plan.show, () -> {
            leftovers(plan).forEach((where, key) -> (where.startsWith("data/") ? store : outbox).delete(key));
            return plan;
        });
        peopleEdits.episodes(plan.show).forEach(ep -> settle(plan, ep));
    }

    private void settle(ErasePlan plan, EpisodeId episode) {
        try (EpisodeLocks.Held held = pipeline.hold(episode)) {
            EpisodeId ep = held.ep();
            store.read(SuggestionsManifest.key(ep)).ifPresent(b -> {
                ObjectNode doc = Json.parseObject(b, "suggestions.json of " + ep);
                int before = doc.path("suggestions").size();
                for (Iterator<JsonNode> i = doc.path("suggestions").iterator(); i.hasNext(); ) {
                    if (about(plan, i.next())) {
                        i.remove();
                    }
                }
                if (doc.path("suggestions").size() < before) {
                    store.write(SuggestionsManifest.key(ep), Json.pretty(doc));
                }
            });
        }
    }

    private static boolean about(ErasePlan plan, JsonNode row) {
        boolean person = Stream.of("owner", "maybe_person")
                .anyMatch(f -> row.path(f).asText().equals(plan.person.text()));
        return person
                || Stream.of("cluster", "maybe_cluster")
                        .map(f -> row.path(f).asText())
                        .filter(c -> c.indexOf(':') > 0)
                        .anyMatch(c -> plan.identities
                                .getOrDefault(People.episodeOf(c), Set.of())
                                .contains(People.identityOf(c)));
    }

    /** Whether it is in a folder of the show: another show may have a person of the same name. */
    private static boolean isOf(String show, String path, boolean data) {
        String[] parts = path.split("/", 3);
        if (data && parts.length > 2 && PARENTS.contains(parts[0])) {
            return isOf(show, parts[1]);
        }
        return parts.length > 1 && isOf(show, parts[0]);
    }

    private static boolean isOf(String show, String folder) {
        try {
            return folder.equals(show) || new EpisodeId(folder).show().equals(show);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Receipt receipt(ErasePlan plan, EraseScan.Found found) {
        ObjectNode doc = Json.object().put("show_id", plan.show).put("person_id", plan.person.text());
        doc.put("begun", plan.begun);
        doc.put("finished", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        ObjectNode removed = doc.putObject("removed");
        plan.counts.forEach(removed::put);
        doc.put("names_looked_for", plan.names.size()).put("pictures_looked_for", plan.pictures.size());
        doc.put("vectors_looked_for", plan.rows.size());
        doc.put("files_searched", found.files()).put("bytes_searched", found.bytes());
        doc.set("left", Json.texts(found.left()));
        doc.put("clean", found.left().isEmpty());
        Key key = Key.show(plan.show, "erased-" + Stamp.of(java.time.Instant.parse(plan.begun)) + ".json");
        store.write(key, Json.pretty(doc));
        return new Receipt(plan.counts, found.files(), found.bytes(), found.left(), key);
    }
}
