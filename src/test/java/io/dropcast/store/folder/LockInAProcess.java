package io.dropcast.store.folder;

import io.dropcast.episode.EpisodeLocks;
import io.dropcast.face.EpisodeId;
import java.io.IOException;
import java.nio.file.Path;

/** Holds an episode until it is killed, or until its input ends. */
final class LockInAProcess {
    private LockInAProcess() {}

    /** Takes the folder of the locks and the episode. */
    public static void main(String[] args) throws IOException {
        EpisodeId ep = new EpisodeId(args[1]);
        try (EpisodeLocks.Held held = new FileLocks(Path.of(args[0])).take(ep)) {
            System.out.println("holds " + held.ep());
            while (System.in.read() >= 0) {
                // whoever started this says when it is over
            }
        }
    }
}
