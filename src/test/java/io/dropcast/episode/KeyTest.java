package io.dropcast.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.face.EpisodeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyTest {
    private static final EpisodeId EP = new EpisodeId("my-show-s01e02");

    @Test
    void keysSayWhereThingsAre() {
        assertThat(Key.manifest(EP, "tracks.jsonl").path()).isEqualTo("manifests/my-show-s01e02/tracks.jsonl");
        assertThat(Key.frames(EP, "crops/track_0001/frame_000012.jpg").path())
                .isEqualTo("frames/my-show-s01e02/crops/track_0001/frame_000012.jpg");
        assertThat(Key.show("my-show", "people.json")).hasToString("shows/my-show/people.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/etc/passwd",
                "..",
                "../a",
                "a/../b",
                "a/..",
                "a/./b",
                ".",
                ".hidden",
                "a/.hidden",
                "a//b",
                "a/",
                "a\\b",
                "C:a",
                "a b",
                "a\nb",
                "a\n",
                "a\u0000b",
                "~/a",
                "a%2e%2e/b",
                "é",
                "a|b"
            })
    void pathsThatLeadElsewhereAreRefused(String path) {
        assertThat(Key.isKey(path)).isFalse();
        assertThatThrownBy(() -> new Key(path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be a name in the store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../../etc/passwd", "a/../../b", "/etc/passwd", ""})
    void aNameCannotLeaveItsEpisode(String name) {
        assertThatThrownBy(() -> Key.manifest(EP, name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Key.show(name, "people.json")).isInstanceOf(IllegalArgumentException.class);
    }
}
