package io.dropcast.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.episode.Digest;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.face.EpisodeId;
import io.dropcast.store.folder.FolderStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoDigestTest {
    private static final EpisodeId EP = new EpisodeId("show-s01e01");

    @TempDir
    Path folder;

    private EpisodeStore store;
    private Path film;

    @BeforeEach
    void writeFilm() throws IOException {
        store = new FolderStore(folder.resolve("data"));
        film = Files.writeString(folder.resolve("film.mp4"), "first");
    }

    @Test
    void aFileIsNotReadAgainWhileItLooksTheSame() throws IOException {
        assertThat(digestAndRemember()).isEqualTo(of("first"));
        FileTime time = Files.getLastModifiedTime(film);
        Files.writeString(film, "other");
        Files.setLastModifiedTime(film, time);
        assertThat(digestAndRemember()).isEqualTo(of("first"));
    }

    @Test
    void aFileThatLooksOtherwiseIsReadAgain() throws IOException {
        digestAndRemember();
        Files.writeString(film, "a longer one");
        assertThat(digestAndRemember()).isEqualTo(of("a longer one"));
    }

    @Test
    void whatWasWrittenIntoAFileWhileItWasInWorkIsSeenNextTime() throws IOException {
        try (VideoDigest digest = VideoDigest.begin(store, EP, film)) {
            assertThat(digest.await()).isEqualTo(of("first"));
            Files.writeString(film, "second, and longer");
            digest.remember();
        }
        assertThat(digestAndRemember()).isEqualTo(of("second, and longer"));
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> VideoDigest.begin(store, EP, folder.resolve("gone.mp4")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("gone.mp4");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        try (VideoDigest digest = VideoDigest.begin(store, EP, folder)) {
            assertThatThrownBy(digest::await)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(folder.toString());
        }
    }

    private String digestAndRemember() {
        try (VideoDigest digest = VideoDigest.begin(store, EP, film)) {
            digest.remember();
            return digest.await();
        }
    }

    private static String of(String content) {
        return Digest.of(content.getBytes(StandardCharsets.UTF_8));
    }
}
