package io.dropcast.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Looks for a file of one name in the folders of the outbox, and tells of those that changed and were left alone since. Also of those
 * seen for the first time. A poll goes through so many folders at most, and the next one goes on from there: what a poll costs does not
 * grow with the years. A file that is changing is checked each time. One thread at a time.
 */
public final class SettledFiles {
    /** Some milliseconds' worth. */
    public static final int FOLDERS_A_LOOK = 500;

    private final Path outbox;
    private final String name;
    private final FileStability stillness;
    private final Map<String, FileStability.Version> taken = new HashMap<>();
    /** Folders that were not checked since the outbox was listed. */
    private final Deque<String> ahead = new ArrayDeque<>();
    /** Folders whose file may still be changing. */
    private final Set<String> restless = new HashSet<>();

    /** @param quiet how long a file must not have changed */
    public SettledFiles(Path outbox, String name, Duration quiet, Clock clock) {
        this.outbox = outbox;
        this.name = name;
        this.stillness = new FileStability(quiet, clock);
    }

    /** By folder, each version that was not told as taken, of the folders whose turn it is. */
    public Map<String, FileStability.Version> fresh() {
        Map<String, FileStability.Version> fresh = new TreeMap<>();
        for (String folder : turn()) {
            settled(folder).filter(now -> !now.equals(taken.get(folder))).ifPresent(now -> fresh.put(folder, now));
        }
        return fresh;
    }

    private Set<String> turn() {
        if (ahead.isEmpty()) {
            ahead.addAll(folders());
        }
        Set<String> turn = new TreeSet<>(restless);
        for (int n = 0; n < FOLDERS_A_LOOK && !ahead.isEmpty(); n++) {
            turn.add(ahead.remove());
        }
        return turn;
    }

    /** These need not be told of again. */
    public void taken(Map<String, FileStability.Version> versions) {
        taken.putAll(versions);
    }

    /** The file is to be told of again, even when it does not change. */
    public void again(String folder) {
        taken.remove(folder);
        restless.add(folder);
    }

    private List<String> folders() {
        try (Stream<Path> all = Files.list(outbox)) {
            return all.map(p -> p.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            // being made or moved: next time
            return List.of();
        }
    }

    private Optional<FileStability.Version> settled(String folder) {
        Path file = outbox.resolve(folder).resolve(name);
        restless.remove(folder);
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!now.isRegularFile()) {
                return Optional.empty();
            }
            Optional<FileStability.Version> version = stillness.settled(file, now);
            if (version.isEmpty()) {
                restless.add(folder);
            }
            return version;
        } catch (IOException e) {
            // not there, or being renamed: next time
            return Optional.empty();
        }
    }
}
