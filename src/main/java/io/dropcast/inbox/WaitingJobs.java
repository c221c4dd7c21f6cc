package io.dropcast.inbox;

import io.dropcast.face.Plain;
import io.dropcast.jobs.JobReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps a job and the video that it names together, in whatever order they are dropped: a job waits until its video is there and has
 * stopped changing, and a video that a job names is left to the job. Safe for several threads.
 */
public final class WaitingJobs {
    /** The list of all jobs is good for so long: the inbox asks about each of its videos in turn. */
    private static final Duration FRESH = Duration.ofMillis(50);

    private final Inbox inbox;
    private final Clock clock;
    private final SkipLog leftAlone;
    private final FileStability stillness;
    private Set<String> named = Set.of();
    private Instant lookedAt = Instant.EPOCH;

    public WaitingJobs(Inbox inbox, Duration quiet, Clock clock, SkipLog leftAlone) {
        this.inbox = inbox;
        this.clock = clock;
        this.leftAlone = leftAlone;
        this.stillness = new FileStability(quiet, clock);
    }

    /** Whether no job names the video. */
    public synchronized boolean leaveAlone(Path video) {
        Instant now = clock.instant();
        if (now.isBefore(lookedAt) || Duration.between(lookedAt, now).compareTo(FRESH) > 0) {
            named = named();
            lookedAt = now;
        }
        return !named.contains(video.getFileName().toString());
    }

    private Set<String> named() {
        Set<String> out = new HashSet<>();
        List<Path> folders = new ArrayList<>(list(inbox.folder().resolve(".inprogress")));
        folders.add(inbox.folder());
        for (Path folder : folders) {
            for (Path file : list(folder)) {
                if (StableFileFilter.JOBS.matcher(file.getFileName().toString()).matches()) {
                    videoOf(file).ifPresent(out::add);
                }
            }
        }
        return out;
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        } catch (IOException e) {
            // being made or moved: next time
            return List.of();
        }
    }

    private static Optional<String> videoOf(Path job) {
        try {
            BasicFileAttributes facts = Files.readAttributes(job, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return facts.isRegularFile() && facts.size() <= JobReader.MOST_BYTES
                    ? JobReader.videoOf(Files.readAllBytes(job))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether a job can be begun. One that can never be is begun too, so that it fails beside its report. */
    public boolean isReady(Path job) {
        Optional<String> video = videoOf(job).filter(JobVideos::isName);
        if (video.isEmpty()) {
            return true;
        }
        if (isThere(video.get())) {
            return true;
        }
        // one that is there is still being copied, or in work
        if (Files.notExists(inbox.folder().resolve(video.get()), LinkOption.NOFOLLOW_LINKS)) {
            leftAlone.say(job, "it waits for its video " + Plain.text(video.get()) + ", which is not in the inbox yet");
        }
        return false;
    }

    private boolean isThere(String video) {
        try {
            if (Files.exists(inbox.inProgress().resolve(video), LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            Path waiting = inbox.folder().resolve(video);
            if (Files.exists(waiting, LinkOption.NOFOLLOW_LINKS)) {
                BasicFileAttributes facts =
                        Files.readAttributes(waiting, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                return !facts.isRegularFile()
                        || stillness.settled(waiting, facts).isPresent();
            }
            return Files.exists(inbox.done().resolve(video), LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return false;
        } catch (InvalidPathException e) {
            return true;
        }
    }
}
