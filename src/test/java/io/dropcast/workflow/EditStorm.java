package io.dropcast.workflow;

import io.dropcast.cluster.ClustersManifest;
import io.dropcast.edits.PeopleEdits;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.PersonId;
import io.dropcast.people.Author;
import io.dropcast.people.IdentitiesManifest;
import io.dropcast.people.Moves;
import io.dropcast.people.People;
import io.dropcast.people.Person;
import io.dropcast.people.Refused;
import io.dropcast.report.ShowFiles;
import io.dropcast.store.folder.FileLocks;
import io.dropcast.store.folder.FolderStore;
import io.dropcast.store.folder.StoredPeopleBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Three who edit the people of one show at once, at random: one in the file in the outbox, one with dropped files, one with commands.
 * Runs as a process of its own, so that it can be killed.
 */
public final class EditStorm {
    static final String SHOW = "storm";
    static final int EPISODES = 4;
    static final int CLUSTERS = 12;

    private final FolderStore store;
    private final FolderStore outbox;
    private final StoredPeopleBook book;
    private final PeopleEdits desk;

    EditStorm(Path folder) {
        this.store = new FolderStore(folder.resolve("data"));
        this.outbox = new FolderStore(folder.resolve("outbox"));
        this.book = new StoredPeopleBook(store, Clock.systemUTC());
        this.desk = new PeopleEdits(
                store,
                outbox,
                book,
                new ClustersManifest(store, "test"),
                new ShowFiles(store, outbox),
                new FileLocks(folder.resolve("data/locks")),
                Clock.systemUTC());
    }

    /** Edits until the journal has so many entries. */
    public static void main(String[] args) throws InterruptedException {
        EditStorm storm = new EditStorm(Path.of(args[0]));
        int entries = Integer.parseInt(args[1]);
        long seed = Long.parseLong(args[2]);
        List<Thread> writers = List.of(
                new Thread(() -> storm.edit(entries, new Random(seed), storm::inTheFile)),
                new Thread(() -> storm.edit(entries, new Random(seed + 1), storm::byDrop)),
                new Thread(() -> storm.edit(entries, new Random(seed + 2), storm::byCommand)));
        writers.forEach(Thread::start);
        for (Thread writer : writers) {
            writer.join();
        }
        storm.desk.take(SHOW);
    }

    /** Episodes with clusters, each the beginning of a person. */
    void prepare() {
        for (int e = 1; e <= EPISODES; e++) {
            EpisodeId ep = new EpisodeId(SHOW + "-s01e0" + e);
            var doc = Json.object().put("ep_id", ep.value());
            var rows = doc.putArray("identities");
            for (int c = 1; c <= CLUSTERS; c++) {
                rows.addObject().put("identity_id", String.format("id_%04d", c));
            }
            store.write(IdentitiesManifest.key(ep), Json.pretty(doc));
            store.write(Key.manifest(ep, "progress.json"), Json.pretty(Json.object()));
        }
        for (String cluster : clusters()) {
            desk.move(SHOW, Author.ENGINE, (moves, people) -> moves.giveToNew(people, cluster));
        }
    }

    static List<String> clusters() {
        List<String> out = new ArrayList<>();
        for (int e = 1; e <= EPISODES; e++) {
            for (int c = 1; c <= CLUSTERS; c++) {
                out.add(String.format("%s-s01e0%d:id_%04d", SHOW, e, c));
            }
        }
        return out;
    }

    PeopleEdits desk() {
        return desk;
    }

    FolderStore store() {
        return store;
    }

    StoredPeopleBook book() {
        return book;
    }

    byte[] file() {
        return outbox.read(new Key(SHOW + "/people.json")).orElseThrow();
    }

    void writeFile(byte[] content) {
        outbox.write(new Key(SHOW + "/people.json"), content);
    }

    void write(Key key, byte[] content) {
        store.write(key, content);
    }

    byte[] stored() {
        return store.read(Key.show(SHOW, "people.json")).orElseThrow();
    }

    byte[] journal() {
        return store.read(Key.show(SHOW, "people.journal.jsonl")).orElseThrow();
    }

    /** One edit at random. */
    private interface Edit {
        void make(Random random);
    }

    private void edit(int entries, Random random, Edit edit) {
        while (book.log(SHOW).size() < entries) {
            try {
                edit.make(random);
            } catch (Refused e) {
                // two who change the same thing at once: one of them is told
            }
        }
    }

    private void inTheFile(Random random) {
        save(edited(file(), random));
        desk.take(SHOW);
    }

    /** As an editor does, which knows nothing of the store's own ways. */
    private void save(byte[] content) {
        Path file = outbox.path(new Key(SHOW + "/people.json"));
        try {
            Path beside =
                    file.resolveSibling("people.json~" + Thread.currentThread().getId());
            Files.write(beside, content);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void byDrop(Random random) {
        desk.edit(SHOW, Author.DROP, edited(file(), random));
    }

    private void byCommand(Random random) {
        List<Person> people = book.read(SHOW).people();
        PersonId one = people.get(random.nextInt(people.size())).id();
        PersonId other = people.get(random.nextInt(people.size())).id();
        String cluster = clusters().get(random.nextInt(EPISODES * CLUSTERS));
        int what = random.nextInt(8);
        if (what == 7) {
            var log = book.log(SHOW);
            desk.undo(SHOW, Author.CLI, log.get(random.nextInt(log.size())).id());
            return;
        }
        desk.move(SHOW, Author.CLI, (moves, now) -> moved(moves, now, what, one, other, cluster));
    }

    private static People moved(Moves moves, People now, int what, PersonId one, PersonId other, String cluster) {
        return switch (what) {
            case 0 -> moves.rename(now, one, Optional.of("Name of " + cluster));
            case 1 -> moves.give(now, cluster, one);
            case 2 -> moves.giveToNew(now, cluster);
            case 3 -> moves.takeAway(now, cluster);
            case 4 -> now.people().size() > 20 ? moves.merge(now, one, other) : moves.giveToNew(now, cluster);
            case 5 -> moves.never(now, one, cluster);
            default -> moves.ignore(now, one, one.number() % 2 == 0);
        };
    }

    /** What somebody does in an editor: a name here, a cluster there. */
    private static byte[] edited(byte[] file, Random random) {
        String text = new String(file, StandardCharsets.UTF_8);
        var doc = Json.parseObject(file, "people.json");
        var rows = doc.path("people");
        if (random.nextInt(20) == 0) {
            return text.substring(0, text.length() / 2).getBytes(StandardCharsets.UTF_8);
        }
        var row = (com.fasterxml.jackson.databind.node.ObjectNode) rows.get(random.nextInt(rows.size()));
        if (random.nextBoolean()) {
            row.put("name", "Edit " + random.nextInt(1000));
        } else {
            ((com.fasterxml.jackson.databind.node.ArrayNode) row.path("cluster_ids"))
                    .add(clusters().get(random.nextInt(EPISODES * CLUSTERS)));
        }
        return Json.pretty(doc);
    }
}
