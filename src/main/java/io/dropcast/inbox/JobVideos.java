package io.dropcast.inbox;

import io.dropcast.face.Plain;
import io.dropcast.jobs.BadJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Pattern;

/** The videos that jobs name: plain files in the inbox, or in its {@code .done/}, and nothing else on the disk. */
public final class JobVideos {
    private static final int LONGEST = 255;
    private static final Pattern FOREIGN = Pattern.compile("[/\\\\\\p{Cntrl}]");

    private final Inbox inbox;
    private final ClaimOutcome outcome;
    private final TroubleReport troubles;

    public JobVideos(Inbox inbox, ClaimOutcome outcome, TroubleReport troubles) {
        this.inbox = inbox;
        this.outcome = outcome;
        this.troubles = troubles;
    }

    /** Whether it may be the name of a video in the inbox. */
    public static boolean isName(String name) {
        return !name.startsWith(".")
                && name.length() <= LONGEST
                && !FOREIGN.matcher(name).find()
                && StableFileFilter.VIDEOS.matcher(name).matches();
    }

    /**
     * A video that a job works on.
     *
     * @param claimed whether it was moved here from the inbox, and must go on from here
     */
    record Taken(Claim video, boolean claimed) {}

    /** @throws BadJob when the name is none of a video in the inbox */
    Taken take(String name) {
        if (!isName(name)) {
            throw new BadJob(
                    "\"video\" must be the name of a video in the inbox or its .done, without a folder, found '"
                            + Plain.text(name.length() > 60 ? name.substring(0, 57) + "..." : name) + "'");
        }
        try {
            Path waiting = inbox.folder().resolve(name);
            if (!Files.exists(waiting, LinkOption.NOFOLLOW_LINKS)) {
                return new Taken(claim(name, inbox.done().resolve(name)), false);
            }
            Claim before = claim(name, waiting);
            Path mine = inbox.inProgress().resolve(name);
            if (Files.exists(mine, LinkOption.NOFOLLOW_LINKS)) {
                throw new TakenTooEarly("a video of the name " + Plain.text(name) + " is in work");
            }
            Files.move(waiting, mine, StandardCopyOption.ATOMIC_MOVE);
            return new Taken(new Claim(name, mine, before.size(), before.modified()), true);
        } catch (IOException e) {
            throw new TakenTooEarly("its video " + Plain.text(name) + " was moved meanwhile");
        } catch (InvalidPathException e) {
            throw new BadJob("the video's name cannot be read in this locale; set LC_ALL=C.UTF-8, or rename it");
        }
    }

    private static Claim claim(String name, Path path) throws IOException {
        BasicFileAttributes facts = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!facts.isRegularFile()) {
            throw new BadJob("the video " + Plain.text(name)
                    + " is a link or a special file; copy the file itself into the inbox");
        }
        return new Claim(name, path, facts.size(), facts.lastModifiedTime().toMillis());
    }

    /** The job is done. */
    void done(Taken taken) {
        if (taken.claimed()) {
            move(taken, inbox.done().resolve(outcome.freeForDone(taken.video().name())));
        }
    }

    /** The video is waited for again, with its job. */
    void back(Taken taken) {
        if (taken.claimed()) {
            move(
                    taken,
                    inbox.folder().resolve(outcome.freeForInbox(taken.video().name())));
        }
    }

    /** The video is not put back: the inbox would take it without the job. */
    void failed(Taken taken, RuntimeException why) {
        if (taken.claimed()) {
            String name = outcome.freeForFailed(taken.video().name());
            troubles.write(taken.video().name(), name, "job", why);
            move(taken, inbox.failed().resolve(name));
        }
    }

    private static void move(Taken taken, Path target) {
        try {
            Files.move(taken.video().path(), target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(taken.video().path() + " cannot be moved to " + target, e);
        }
    }
}
