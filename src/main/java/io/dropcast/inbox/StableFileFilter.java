package io.dropcast.inbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a video through once its size and time have not changed for a while, seen over several polls. It holds up no other file, leaves
 * nothing in the user's folder, and does not believe a copy that sets an old time. Links and special files never pass: a link would
 * make the engine read, and then move, a file outside the inbox. It never throws, because a filter that throws loses files.
 */
public final class StableFileFilter implements GenericFileFilter<Object> {
    private static final Logger LOG = LoggerFactory.getLogger(StableFileFilter.class);
    public static final Pattern VIDEOS =
            Pattern.compile(".*\\.(mp4|mkv|mov|avi|webm|m4v|ts|mpg)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /** An edited people.json under the name of its show. */
    public static final Pattern PEOPLE = Pattern.compile("[a-z0-9-]{1,100}\\.people\\.json");

    /** A job, under any name. */
    public static final Pattern JOBS = Pattern.compile(".+\\.job\\.json", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final FileStability stillness;
    private final SkipLog leftAlone;
    private final Pattern wanted;
    private final Predicate<Path> ready;

    /** @param wanted names of the files that it is for */
    public StableFileFilter(Duration quiet, Clock clock, SkipLog leftAlone, Pattern wanted) {
        this(quiet, clock, leftAlone, wanted, path -> true);
    }

    /** @param ready asked about a file that has stopped changing: whether its turn has come */
    public StableFileFilter(Duration quiet, Clock clock, SkipLog leftAlone, Pattern wanted, Predicate<Path> ready) {
        this.ready = ready;
        this.wanted = wanted;
        this.stillness = new FileStability(quiet, clock);
        this.leftAlone = leftAlone;
    }

    @Override
    public boolean accept(GenericFile<Object> file) {
        // the file as the disk has it: Camel takes a backslash in a name for a folder's
        return file.isDirectory() || (file.getFile() instanceof File onDisk && accept(onDisk));
    }

    public boolean accept(File file) {
        try {
            return accept(file.toPath());
        } catch (InvalidPathException e) {
            leftAlone.say(file.toString(), "its name cannot be read in this locale; set LC_ALL=C.UTF-8, or rename it");
            return false;
        }
    }

    public boolean accept(Path path) {
        try {
            return isCandidate(path) && settled(path) && ready.test(path);
        } catch (IOException | RuntimeException e) {
            LOG.debug("{} cannot be looked at", path, e);
            stillness.forget(path);
            return false;
        }
    }

    private boolean isCandidate(Path path) {
        String name = path.getFileName().toString();
        if (!wanted.matcher(name).matches()) {
            boolean unknown = Stream.of(VIDEOS, PEOPLE, JOBS)
                    .noneMatch(p -> p.matcher(name).matches());
            if (unknown && !name.equals("README.md")) {
                leftAlone.say(path, "neither a video by its ending nor named SHOW.people.json or NAME.job.json");
            }
            return false;
        }
        if (name.indexOf('\\') >= 0) {
            leftAlone.say(path, "there is a backslash in its name; rename it");
            return false;
        }
        return true;
    }

    private boolean settled(Path path) throws IOException {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!now.isRegularFile()) {
            leftAlone.say(path, "a link or a special file; copy the file itself into the inbox");
            return false;
        }
        return stillness.settled(path, now).isPresent();
    }
}
