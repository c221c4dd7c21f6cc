package io.dropcast.report.export;

import static io.dropcast.report.story.Stories.file;
import static io.dropcast.report.story.Stories.named;
import static io.dropcast.report.story.Stories.seen;
import static io.dropcast.report.story.Stories.story;
import static io.dropcast.report.story.Stories.unnamed;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.report.story.CastMember;
import org.junit.jupiter.api.Test;

final class PeopleVttTest {

    @Test
    void cuesComeByTime() {
        String vtt = vtt(named(1, "Ann", seen(1, 1, 2.9), seen(3, 3661.5, 3662)), unnamed(2, seen(2, 0.5, 1)));
        assertThat(vtt).isEqualTo("""
                        WEBVTT

                        NOTE Who is on screen in studio-s01e02

                        00:00:00.500 --> 00:00:01.100
                        p_0002

                        00:00:01.000 --> 00:00:03.000
                        Ann

                        01:01:01.500 --> 01:01:02.000
                        Ann
                        """);
    }

    @Test
    void aPersonOnBothSidesOfACutIsOneCue() {
        assertThat(vtt(named(1, "Ann", seen(1, 1, 4.8), seen(2, 5, 6)))).containsOnlyOnce("-->");
    }

    @Test
    void aRealBreakMakesTwoCues() {
        assertThat(vtt(named(1, "Ann", seen(1, 1, 4), seen(2, 5, 6))))
                .contains("-->")
                .matches("(?s).*-->.*-->.*");
    }

    @Test
    void namesAreEscaped() {
        assertThat(vtt(named(1, "<b>A & B</b>\n\n00:00 --> 00:01\nboo", seen(1, 1, 2))))
                .contains("\n&lt;b&gt;A &amp; B&lt;/b&gt; 00:00 --&gt; 00:01 boo\n")
                .containsOnlyOnce("-->");
    }

    @Test
    void aVeryLongNameIsCut() {
        assertThat(vtt(named(1, "x".repeat(10_000), seen(1, 1, 2)))).hasSizeLessThan(300);
    }

    private static String vtt(CastMember... cast) {
        return file(story(cast), "people.vtt");
    }
}
