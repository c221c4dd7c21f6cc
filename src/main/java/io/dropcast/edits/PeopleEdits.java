package io.dropcast.edits;

import io.dropcast.cluster.ClustersManifest;
import io.dropcast.episode.EpisodeLocks;
import io.dropcast.episode.EpisodeState;
import io.dropcast.episode.EpisodeStates;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.people.Author;
import io.dropcast.people.Journal;
import io.dropcast.people.JournalEntry;
import io.dropcast.people.Moves;
import io.dropcast.people.People;
import io.dropcast.people.PeopleBook;
import io.dropcast.people.PeopleJson;
import io.dropcast.people.Refused;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Where edits of a show's people come in, by whatever door. An edit is made as a whole or refused as a whole; a refused file is kept
 * beside a report, and the last good version is put back. Safe for several threads and processes.
 */
public final class PeopleEdits {
    private final EpisodeStore store;
    private final EpisodeStore outbox;
    private final PeopleBook book;
    private final ClustersManifest clusters;
    private final ShowPages pages;
    private final EpisodeLocks locks;
    private final Clock clock;

    /** @param locks keep two from writing a show's files in the outbox at once */
    public PeopleEdits(
            EpisodeStore store,
            EpisodeStore outbox,
            PeopleBook book,
            ClustersManifest clusters,
            ShowPages pages,
            EpisodeLocks locks,
            Clock clock) {
        this.clusters = clusters;
        this.pages = pages;
        this.store = store;
        this.outbox = outbox;
        this.book = book;
        this.locks = locks;
        this.clock = clock;
    }

    /**
     * What came of an edit.
     *
     * @param entry what is in the journal now; empty when everything was so already
     * @param refused why nothing was done; empty when it was not refused
     */
    public record Outcome(Optional<JournalEntry> entry, Optional<String> refused) {
        static final Outcome NOTHING = new Outcome(Optional.empty(), Optional.empty());

        static Outcome of(PeopleBook.Change change) {
            return new Outcome(change.entry(), Optional.empty());
        }
    }

    /** Makes the files of a show that follow from its people. */
    @FunctionalInterface
    public interface ShowPages {
        /** @param episodes of the show, by id */
        void publish(People people, List<EpisodeId> episodes);
    }

    /** The file in the outbox. */
    public static Key file(String show) {
        return new Key(show + "/people.json");
    }

    /**
     * Takes what a user changed in {@code outbox/{show}/people.json}, or in the store's own. Afterwards the file in the outbox is what
     * the store has.
     */
    public Outcome take(String show) {
        return alone(show, () -> taken(show));
    }

    /**
     * Takes a people.json that a user edited where it was delivered to. One that we wrote is no edit; one that is refused is kept in the
     * outbox beside a report.
     */
    public Outcome edited(String show, byte[] content) {
        return alone(show, () -> {
            taken(show);
            Outcome outcome = isOurs(show, content) ? Outcome.NOTHING : fromFile(show, content);
            published(show);
            return outcome;
        });
    }

    /** Puts a report into the outbox, beside the file that it speaks of: of an episode or a show. The same is reported once. */
    public void unread(LargeEdit edit) {
        alone(edit.folder().value(), () -> {
            KeptRefused.unread(outbox, edit);
            return edit;
        });
    }

    private Outcome fromFile(String show, byte[] content) {
        try {
            return Outcome.of(book.edit(show, Author.FILE, content, known(show)));
        } catch (Refused e) {
            KeptRefused.keep(outbox, show, "people", content, e, clock.instant());
            return new Outcome(Optional.empty(), Optional.of(e.why()));
        }
    }

    /**
     * Does something while no other thread or process writes the show's own files in the outbox. A caller that holds an episode may
     * wait for a show, but not the other way round.
     */
    public <T> T alone(String show, Supplier<T> work) {
        // the name of a show is a legal id, and an episode of that name is of that show
        try (EpisodeLocks.Held held = locks.take(new EpisodeId(show))) {
            // what a writer that died left behind; no other writer is here now
            outbox.sweep(new Key(held.ep().value()));
            return work.get();
        }
    }

    private Outcome taken(String show) {
        Outcome here = take(show, outbox, file(show));
        Outcome there = take(show, store, Key.show(show, "people.json"));
        // a process that died after it wrote the journal left the file as it was before
        book.update(show, Author.ENGINE, people -> people);
        published(show);
        return new Outcome(here.entry().or(there::entry), here.refused().or(there::refused));
    }

    private Outcome take(String show, EpisodeStore from, Key key) {
        Optional<byte[]> content = from.read(key);
        if (content.isEmpty() || isOurs(show, content.get())) {
            return Outcome.NOTHING;
        }
        Outcome done = fromFile(show, content.get());
        // with the numbers that new people got, and the new version; of one that was refused the last good one
        putBack(show, from, key, content.get());
        return done;
    }

    /** Unless a user saved it once more since it was read: that is taken next time. */
    private void putBack(String show, EpisodeStore from, Key key, byte[] taken) {
        if (from.read(key).filter(now -> Arrays.equals(now, taken)).isPresent()) {
            from.write(key, PeopleJson.write(book.read(show)));
        }
    }

    /** Whether we wrote exactly this: now, or at some time before a process died, or before another writer changed something. */
    private boolean isOurs(String show, byte[] content) {
        boolean newest = Arrays.equals(PeopleJson.write(book.read(show)), content);
        return newest || Journal.everWas(show, book.log(show), content);
    }

    /**
     * Makes the changes that are in an edited people.json, and puts the new one into the outbox.
     *
     * @throws Refused when a rule is broken
     */
    public Outcome edit(String show, Author who, byte[] peopleJson) {
        return afterTaking(show, () -> book.edit(show, who, peopleJson, known(show)));
    }

    /**
     * Makes a move and puts the new people.json into the outbox.
     *
     * @throws Refused when it cannot be made
     */
    public Outcome move(String show, Author who, BiFunction<Moves, People, People> move) {
        return afterTaking(show, () -> {
            String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
            Moves moves = new Moves(known(show), now);
            return book.update(show, who, people -> move.apply(moves, people));
        });
    }

    /**
     * Takes one change back and puts the new people.json into the outbox.
     *
     * @throws Refused when something later builds on it
     */
    public Outcome undo(String show, Author who, String entry) {
        return afterTaking(show, () -> book.undo(show, who, entry));
    }

    /** What a user edited in the file before counts first. */
    private Outcome afterTaking(String show, Supplier<PeopleBook.Change> change) {
        return alone(show, () -> {
            taken(show);
            Outcome done = Outcome.of(change.get());
            published(show);
            return done;
        });
    }

    /**
     * Puts people.json into the outbox. What a user edited there since it was taken last is left alone: it is taken next time.
     */
    public void publish(String show) {
        alone(show, () -> published(show));
    }

    private People published(String show) {
        Key key = file(show);
        People people = book.read(show);
        pages.publish(people, episodes(show));
        Optional<byte[]> there = outbox.read(key);
        if (there.filter(b -> !isOurs(show, b)).isEmpty()) {
            outbox.writeIfDifferent(key, PeopleJson.write(people));
        }
        return people;
    }

    /** Episodes of the show that have got as far as clusters, by id. */
    public List<EpisodeId> episodes(String show) {
        return EpisodeStates.all(store).stream()
                .map(EpisodeState::ep)
                .filter(ep -> ep.show().equals(show) && clusters.exists(ep))
                .toList();
    }

    /** The shows that have an episode. */
    public Set<String> shows() {
        return EpisodeStates.shows(store);
    }

    /** Every cluster of the show's episodes. */
    Set<String> known(String show) {
        Set<String> known = new HashSet<>();
        for (EpisodeId ep : episodes(show)) {
            clusters.document(ep)
                    .path("identities")
                    .forEach(i -> known.add(People.clusterId(
                            ep, IdentityId.parse(i.path("identity_id").asText()))));
        }
        return known;
    }
}
