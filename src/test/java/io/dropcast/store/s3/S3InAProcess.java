package io.dropcast.store.s3;

import io.dropcast.episode.EpisodeLocks;
import io.dropcast.face.EpisodeId;
import io.dropcast.people.Author;
import io.dropcast.people.People;
import io.dropcast.settings.KnownSettings;
import io.dropcast.store.folder.StoredPeopleBook;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Another process on the same bucket. */
final class S3InAProcess {
    private S3InAProcess() {}

    /** Takes what to do, the server, the place, and what more it needs: see there. */
    public static void main(String[] args) throws IOException {
        Map<String, String> flags = new HashMap<>();
        flags.put("dropcast.s3.endpoint", URI.create(args[1]).toString());
        flags.put("dropcast.s3.access-key", S3Server.ACCESS_KEY);
        flags.put("dropcast.s3.secret-key", S3Server.SECRET_KEY);
        flags.put("dropcast.s3.lease-seconds", "2");
        S3Settings settings = S3Settings.of(k -> flags.getOrDefault(k, KnownSettings.defaultOf(k)));
        try (S3Access access = S3Access.of(settings)) {
            S3Objects objects = access.objects(S3Place.parse(args[2]));
            if (args[0].equals("lock")) {
                lock(objects, settings, new EpisodeId(args[3]));
            } else {
                edit(objects, Path.of(args[3]), Integer.parseInt(args[4]), Integer.parseInt(args[5]));
            }
        }
    }

    /** Holds an episode until it is killed, or until its input ends. */
    private static void lock(S3Objects objects, S3Settings settings, EpisodeId ep) throws IOException {
        try (EpisodeLocks.Held held = new S3Locks(objects, "other", settings.lease()).take(ep)) {
            System.out.println("holds " + held.ep());
            while (System.in.read() >= 0) {
                // whoever started this says when it is over
            }
        }
    }

    private static void edit(S3Objects objects, Path cache, int from, int to) {
        StoredPeopleBook book = new StoredPeopleBook(new S3Store(objects, cache), Clock.systemUTC());
        System.out.println("begins");
        for (int i = from; i < to; i++) {
            edit(book, i);
        }
    }

    /** Every edit is of a cluster of its own, which comes to somebody new. */
    static void edit(StoredPeopleBook book, int number) {
        String name = "Person " + number;
        book.update("show", Author.CLI, people -> added(people, number, name));
    }

    private static People added(People people, int number, String name) {
        return S3People.with(people, "show-s01e01:id_" + String.format(java.util.Locale.ROOT, "%04d", number), name);
    }
}
