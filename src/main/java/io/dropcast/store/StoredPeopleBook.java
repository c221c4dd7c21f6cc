package io.dropcast.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.people.People;
import io.dropcast.people.PeopleBook;
import io.dropcast.people.PeopleJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** people.json in a folder store. Writers of this process wait for each other in memory, those of others at a lock file. */
public final class StoredPeopleBook implements PeopleBook {
    /** A lock file is the process's, so writers of one process wait here, whichever book they write in. */
    private static final Object WRITING = new Object();

    private final FolderStore store;

    public StoredPeopleBook(FolderStore store) {
        this.store = store;
    }

    private static Key key(String show) {
        return Key.show(show, "people.json");
    }

    @Override
    public People read(String show) {
        return content(show)
                .map(bytes -> PeopleJson.parse(bytes, "people.json of " + show))
                .orElseGet(() -> new People(show, List.of()));
    }

    private Optional<byte[]> content(String show) {
        return store.read(key(show));
    }

    @Override
    public People update(String show, UnaryOperator<People> change) {
        synchronized (WRITING) {
            return locked(show, change);
        }
    }

    private People locked(String show, UnaryOperator<People> change) {
        Path lockFile = store.path(Key.show(show, "people.lock"));
        try {
            Files.createDirectories(lockFile.getParent());
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                return change(show, change, lock);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the people of " + show + " cannot be locked: " + Reason.of(e), e);
        }
    }

    private People change(String show, UnaryOperator<People> change, FileLock held) {
        if (!held.isValid()) {
            throw new IllegalStateException("the lock on the people of " + show + " was lost");
        }
        People before = read(show);
        People after = change.apply(before);
        boolean unwritten = !store.exists(key(show));
        if (unwritten || !after.equals(before)) {
            ObjectNode old = content(show)
                    .map(b -> Json.parseObject(b, "people.json of " + show))
                    .orElseGet(Json::object);
            store.write(key(show), PeopleJson.write(after, old));
        }
        return after;
    }
}
