package io.dropcast.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EpisodeIdTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '`',
            value = {
                "My Show S01E02.final.mkv > my-show-s01e02",
                "show.s1e2.mp4 > show-s01e02",
                "The.Office.US.S05E14.1080p.WEB-DL.x264.mkv > the-office-us-s05e14",
                "rhobh-s05e17.mp4 > rhobh-s05e17",
                "rhobh - S05 E17.mp4 > rhobh-s05e17",
                "Show_s01_e02_part1.mov > show-s01e02",
                "ShowS01E02.mp4 > show-s01e02",
                "Long.Running.S100E203.ts > long-running-s100e203",
                "24 S08E01.avi > 24-s08e01",
                "Crème Brûlée – S02E10.mp4 > creme-brulee-s02e10",
                "Señor Ñandú s03e01.webm > senor-nandu-s03e01",
                "İstanbul S01E01.mp4 > istanbul-s01e01",
                "it's \"quoted\" S01E01.mp4 > it-s-quoted-s01e01",
                "../../etc/passwd.mp4 > passwd",
                "/srv/in box/My Film.mp4 > my-film",
                "C:\\x\\show-s01e01.mp4 > show-s01e01",
                "C:\\x/y\\Show S01E01.mp4 > show-s01e01",
                "holiday video.MOV > holiday-video",
                "S01E02.mp4 > s01e02",
                "--- S01E02.mp4 > s01e02",
                "a.b.c.mp4 > a-b-c",
                "no ending > no-ending",
                "x$(rm -rf)`;S01E01.mp4 > x-rm-rf-s01e01",
                "100% real %00 S01E01.mp4 > 100-real-00-s01e01",
                "Show 🎬 S01E01.mp4 > show-s01e01"
            })
    void namesOfFilesBecomeIds(String file, String id) {
        assertThat(EpisodeId.fromFileName(file)).hasToString(id);
    }

    @Test
    void theSameNameWrittenWithOtherCodePointsIsTheSameEpisode() {
        String name = "Crème Brûlée S02E10.mp4";
        String apart = Normalizer.normalize(name, Normalizer.Form.NFD);
        assertThat(apart).isNotEqualTo(name);
        assertThat(EpisodeId.fromFileName(apart)).isEqualTo(EpisodeId.fromFileName(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Шоу.mp4",
                "Шоу S01E02.mp4",
                "шоу-s01e02.mkv",
                "日本 - S01E02.mp4",
                "🎬🎬.mp4",
                "....mp4",
                "---.mp4",
                " .mp4",
                "",
                ".",
                "..",
                "/",
                "a/",
                "\u0000.mp4"
            })
    void namesOfWhichNothingIsLeftAreRefused(String file) {
        assertThatThrownBy(() -> EpisodeId.fromFileName(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no episode id can be made from the file name")
                .hasMessageContaining("rename it");
    }

    @ParameterizedTest
    @CsvSource({"300, 10", "90, 3", "91, 2", "100, 1"})
    void longNamesAreCutAndKeepTheirSeason(int length, int season) {
        String name = "Very Long Name ".repeat(30).substring(0, length);
        EpisodeId id = EpisodeId.fromFileName(name + " S" + season + "E7.mp4");
        assertThat(id.value())
                .hasSizeLessThanOrEqualTo(100)
                .startsWith("very-long-name-")
                .endsWith("e07");
        assertThat(id.show()).doesNotEndWith("-");
        assertThat(EpisodeId.fromFileName("x".repeat(300) + ".mp4").value()).hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void anErrorShowsOnlyTheBeginningOfALongName() {
        assertThatThrownBy(() -> EpisodeId.fromFileName("ш".repeat(300) + "\n.mp4"))
                .message()
                .hasSizeLessThan(250)
                .contains("...")
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource({
        "my-show-s01e02, my-show",
        "my-show-s100e203, my-show",
        "holiday-video, holiday-video",
        "s01e02, s01e02",
        "a-s01e02-s03e04, a-s01e02"
    })
    void theShowIsWhatStandsBeforeTheSeason(String id, String show) {
        assertThat(new EpisodeId(id).show()).isEqualTo(show);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "a-", "-a", "a--b", "A", "a b", "a/b", "..", "a.b", "a_b", "é", "a\n", "../etc/passwd"})
    void idsOfAnotherFormAreRefused(String id) {
        assertThatThrownBy(() -> new EpisodeId(id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not an episode id");
    }

    @Test
    void idsAreAtMostAHundredLong() {
        assertThat(new EpisodeId("a".repeat(100)).value()).hasSize(100);
        assertThatThrownBy(() -> new EpisodeId("a".repeat(101))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void idsAreSortedAsText() {
        assertThat(new EpisodeId("a-s01e02")).isLessThan(new EpisodeId("a-s01e10"));
    }
}
