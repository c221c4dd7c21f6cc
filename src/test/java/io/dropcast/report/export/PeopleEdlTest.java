package io.dropcast.report.export;

import static io.dropcast.report.story.Stories.at;
import static io.dropcast.report.story.Stories.file;
import static io.dropcast.report.story.Stories.many;
import static io.dropcast.report.story.Stories.named;
import static io.dropcast.report.story.Stories.seen;
import static io.dropcast.report.story.Stories.unnamed;
import static io.dropcast.report.story.Stories.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.report.story.CastMember;
import org.junit.jupiter.api.Test;

final class PeopleEdlTest {

    @Test
    void anEventIsACutOfTheEpisodeWhereItLies() {
        assertThat(edl(25, named(1, "Ann", until(63, seen(1, 61.2, 62.96))))).isEqualTo("""
                        TITLE: studio-s01e02 people
                        FCM: NON-DROP FRAME

                        001  AX       V     C        00:01:01:05 00:01:03:00 00:01:01:05 00:01:03:00
                        * FROM CLIP NAME: Ann
                        """);
    }

    @Test
    void framesOf2997AreCountedAtTheTrueRateAndWrittenInThirties() {
        // 1800 frames of 30000/1001 last 60.06 seconds, and are one minute of non-drop time code
        assertThat(edl(30_000 / 1001.0, named(1, "Ann", until(60.06 + 1001 / 30_000.0, seen(1, 60.06, 60.06)))))
                .contains(" 00:01:00:00 00:01:00:01 ");
    }

    @Test
    void framesOf23976AreCountedAtTheTrueRateAndWrittenInTwentyFours() {
        assertThat(edl(24_000 / 1001.0, named(1, "Ann", until(60.06, seen(1, 0, 60)))))
                .contains(" 00:00:00:00 00:01:00:00 ");
    }

    @Test
    void namesAreAscii() {
        assertThat(edl(25, named(1, "Zoë Ångström 李\u202E\n* FROM", seen(1, 0, 1))))
                .contains("* FROM CLIP NAME: Zoe Angstrom ? * FROM\n")
                .matches("[\\x0A\\x20-\\x7E]*");
    }

    @Test
    void aNameWithNothingInAsciiIsTheId() {
        assertThat(edl(25, named(3, "李小龍", seen(1, 0, 1)))).contains("* FROM CLIP NAME: p_0003\n");
    }

    @Test
    void whoHasNoNameIsTheId() {
        assertThat(edl(25, unnamed(3, seen(1, 0, 1)))).contains("* FROM CLIP NAME: p_0003\n");
    }

    @Test
    void afterEvent999NumbersStartAgainAndACommentSaysSo() {
        String edl = edl(25, named(1, "Ann", many(1001)));
        assertThat(edl).contains("* NOTE: 1001 EVENTS, NUMBERS START AGAIN AT 001 AFTER 999\n");
        assertThat(edl.lines().filter(l -> l.startsWith("001  AX"))).hasSize(2);
        assertThat(edl.lines().filter(l -> l.startsWith("002  AX"))).hasSize(2);
        assertThat(edl.lines().filter(l -> l.startsWith("999  AX"))).hasSize(1);
        assertThat(edl).doesNotContain("1000  AX");
    }

    private static String edl(double fps, CastMember... cast) {
        return file(at(fps, cast), "people.edl");
    }
}
