package io.dropcast.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.BadJson;
import io.dropcast.episode.Json;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.Plain;
import io.dropcast.inbox.ClaimOutcome;
import io.dropcast.inbox.Inbox;
import io.dropcast.inbox.JobVideos;
import io.dropcast.inbox.StableFileFilter;
import io.dropcast.web.view.InboxView;
import io.dropcast.web.view.InboxView.FailedFile;
import io.dropcast.web.view.InboxView.FailureView;
import io.dropcast.web.view.InboxView.WaitingFile;
import io.dropcast.web.view.InboxView.WorkingFile;
import io.dropcast.web.view.UploadView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files in the folders of the inbox, and uploads to it. */
public final class InboxFiles {
    private static final Pattern ODD = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");
    /** What most file systems take. */
    private static final int LONGEST_BYTES = 255;

    private final Inbox inbox;
    private final LiveRuns live;

    public InboxFiles(Inbox inbox, LiveRuns live) {
        this.inbox = inbox;
        this.live = live;
    }

    /** Where uploads are written while they arrive: on the disk of the inbox, in a folder that the watcher skips. */
    public static Path spool(Inbox inbox) {
        return inbox.folder().resolve(".uploads");
    }

    /** What waits, what is in work, what failed. */
    public InboxView view() {
        List<WaitingFile> waiting = files(inbox.folder()).stream()
                .filter(p -> isDropped(name(p)))
                .map(p -> new WaitingFile(name(p), size(p)))
                .toList();
        List<WorkingFile> working = nodes().stream()
                .flatMap(node -> files(node).stream())
                .map(this::working)
                .toList();
        List<FailedFile> failed = files(inbox.failed()).stream()
                .filter(p -> !name(p).endsWith(ClaimOutcome.REPORT))
                .map(p -> new FailedFile(name(p), why(p)))
                .toList();
        return new InboxView(waiting, working, failed);
    }

    private static boolean isDropped(String name) {
        return Stream.of(StableFileFilter.VIDEOS, StableFileFilter.JOBS, StableFileFilter.PEOPLE)
                .anyMatch(p -> p.matcher(name).matches());
    }

    private WorkingFile working(Path file) {
        Optional<EpisodeId> ep = episode(name(file));
        return new WorkingFile(name(file), ep.map(EpisodeId::value), ep.flatMap(live::progress));
    }

    private static Optional<EpisodeId> episode(String name) {
        try {
            return JobVideos.isName(name) ? Optional.of(EpisodeId.fromFileName(name)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<FailureView> why(Path file) {
        try {
            ObjectNode doc = Json.parseObject(
                    Files.readAllBytes(inbox.failed().resolve(name(file) + ClaimOutcome.REPORT)), "the report");
            return Optional.of(new FailureView(
                    doc.path("what").asText(),
                    doc.path("why").asText(),
                    doc.path("what_to_do").asText()));
        } catch (IOException | BadJson e) {
            return Optional.empty();
        }
    }

    /**
     * Puts a file into the inbox, as a whole or not at all.
     *
     * @throws Problem when its name cannot be that of a video, or is there already
     */
    UploadView take(Request.Upload upload) {
        String name = checked(upload.name());
        EpisodeId ep = episode(name)
                .orElseThrow(() -> Problem.badRequest(
                        "file",
                        "no episode id can be made of '" + Plain.text(name)
                                + "': rename it to something such as my-show-s01e02.mp4"));
        try {
            // a link, unlike a move, does not replace what is there
            Files.createLink(inbox.folder().resolve(name), upload.file());
            Files.deleteIfExists(upload.file());
        } catch (FileAlreadyExistsException e) {
            throw Problem.conflict("a file of the name '" + Plain.text(name) + "' waits in the inbox already");
        } catch (UnsupportedOperationException e) {
            moved(upload.file(), name);
        } catch (IOException e) {
            throw new UncheckedIOException("the upload cannot be put into " + inbox.folder(), e);
        }
        return new UploadView(name, ep.value());
    }

    /** Where the disk knows no hard links. */
    private void moved(Path file, String name) {
        try {
            Files.move(file, inbox.folder().resolve(name));
        } catch (FileAlreadyExistsException e) {
            throw Problem.conflict("a file of the name '" + Plain.text(name) + "' waits in the inbox already");
        } catch (IOException e) {
            throw new UncheckedIOException("the upload cannot be put into " + inbox.folder(), e);
        }
    }

    /** The last part of what the sender calls it, if that can be the name of a video in the inbox. */
    private static String checked(String said) {
        String name = said.substring(Math.max(said.lastIndexOf('/'), said.lastIndexOf('\\')) + 1);
        if (name.isEmpty()
                || name.startsWith(".")
                || ODD.matcher(name).find()
                || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            throw Problem.badRequest(
                    "file",
                    "'" + shown(name) + "' cannot be the name of a video: it must not be empty,"
                            + " begin with a dot, or hold what cannot be seen");
        }
        if (!StableFileFilter.VIDEOS.matcher(name).matches()) {
            throw Problem.unsupported(
                    "'" + shown(name) + "' is no video by its ending: mp4, mkv, mov, avi, webm, m4v," + " ts or mpg");
        }
        try {
            Path unused = Path.of(name);
            return unused.toString();
        } catch (InvalidPathException e) {
            throw Problem.badRequest("file", "the name cannot be written to this disk");
        }
    }

    private static String shown(String name) {
        String plain = Plain.text(name);
        return plain.length() <= 80 ? plain : plain.substring(0, 77) + "...";
    }

    private List<Path> nodes() {
        return list(inbox.folder().resolve(".inprogress")).stream()
                .filter(Files::isDirectory)
                .toList();
    }

    private static List<Path> files(Path folder) {
        return list(folder).stream()
                .filter(p -> !name(p).startsWith(".") && !name(p).equals("README.md"))
                .filter(p -> Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be looked at: " + e.getMessage(), e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            // it was taken meanwhile
            return 0;
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
