package io.dropcast.models;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets one thread of one process at a time fetch into a folder. The system gives the lock back even when the process is killed. */
final class FetchLock {
    private FetchLock() {}

    /** @throws IOException when the folder cannot be locked; errors of the work come through as they are */
    static void whileHeld(Path folder, Runnable work) throws IOException {
        // The system's lock keeps processes apart; a second thread of the same one would get an exception from it.
        synchronized (FetchLock.class) {
            // The file stays: deleting it would let a process that waits for it and one that comes later both in.
            try (FileChannel channel =
                    FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                work.run();
            }
        }
    }
}
