package io.dropcast.inbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import io.dropcast.jobs.Originals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The videos in {@code inbox/.done/}. Which of them an episode was made from is said by size and time, as the episode remembers them:
 * the name may be that of an older one. Safe for several threads.
 */
public final class DoneVideos implements Originals {
    private static final Logger LOG = LoggerFactory.getLogger(DoneVideos.class);
    private static final long BELIEVED_NANOS = 2_000_000_000L;

    private final Inbox inbox;
    private final EpisodeStore store;
    private volatile Listing newest = new Listing(Map.of(), System.nanoTime() - BELIEVED_NANOS);

    public DoneVideos(Inbox inbox, EpisodeStore store) {
        this.inbox = inbox;
        this.store = store;
    }

    private record Facts(long bytes, String modified) {}

    private record Listing(Map<Facts, Path> files, long at) {}

    @Override
    public Optional<Path> of(EpisodeId ep) {
        return store.read(Key.manifest(ep, "source.json"))
                .map(b -> Json.parseObject(b, "source.json"))
                .flatMap(this::find)
                .filter(Files::isRegularFile);
    }

    private Optional<Path> find(ObjectNode source) {
        Facts facts =
                new Facts(source.path("bytes").asLong(), source.path("modified").asText());
        return Optional.ofNullable(listing().files().get(facts));
    }

    private Listing listing() {
        Listing known = newest;
        if (System.nanoTime() - known.at() < BELIEVED_NANOS) {
            return known;
        }
        Listing made = new Listing(list(), System.nanoTime());
        newest = made;
        return made;
    }

    private Map<Facts, Path> list() {
        Map<Facts, Path> out = new HashMap<>();
        if (!Files.isDirectory(inbox.done())) {
            return out;
        }
        try (Stream<Path> all = Files.list(inbox.done())) {
            List<Path> videos = all.filter(p -> JobVideos.isName(p.getFileName().toString()))
                    .sorted()
                    .toList();
            for (Path video : videos) {
                facts(video).ifPresent(f -> out.putIfAbsent(f, video));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(inbox.done() + " cannot be read: " + e.getMessage(), e);
        }
        return out;
    }

    private static Optional<Facts> facts(Path video) {
        try {
            BasicFileAttributes a = Files.readAttributes(video, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return a.isRegularFile()
                    ? Optional.of(new Facts(a.size(), a.lastModifiedTime().toString()))
                    : Optional.empty();
        } catch (IOException e) {
            LOG.debug("{} was moved meanwhile", video, e);
            return Optional.empty();
        }
    }

    @Override
    public Optional<Path> named(String name) {
        if (!JobVideos.isName(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(inbox.done().resolve(name))
                    .filter(p -> Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
