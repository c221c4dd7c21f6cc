package io.dropcast.report.export;

import static io.dropcast.report.story.Stories.file;
import static io.dropcast.report.story.Stories.ignored;
import static io.dropcast.report.story.Stories.member;
import static io.dropcast.report.story.Stories.named;
import static io.dropcast.report.story.Stories.seen;
import static io.dropcast.report.story.Stories.story;
import static io.dropcast.report.story.Stories.unnamed;
import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.face.PersonId;
import io.dropcast.report.story.CastMember;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScreenTimeCsvTest {
    private static final String HEADER = "person_id,name,identity_ids,seconds,share,tracks,first_seen,last_seen\r\n";

    @Test
    void longestOnScreenComesFirst() {
        String csv = csv(named(1, "Ann", seen(1, 1, 2)), unnamed(2, seen(2, 0, 9.9), seen(3, 20, 29.9)));
        assertThat(csv)
                .isEqualTo(HEADER + "p_0002,,id_0002,20.000,0.2000,2,0.000,30.000\r\n"
                        + "p_0001,Ann,id_0001,1.100,0.0110,1,1.000,2.100\r\n");
    }

    @Test
    void identitiesOfOnePersonAreOneRow() {
        Optional<PersonId> ann = Optional.of(new PersonId(1));
        String csv = csv(
                member(3, ann, Optional.of("Ann"), seen(3, 8, 9)),
                member(7, ann, Optional.of("Ann"), seen(7, 8.5, 9.9)));
        assertThat(csv).isEqualTo(HEADER + "p_0001,Ann,id_0003 id_0007,2.000,0.0200,2,8.000,10.000\r\n");
    }

    @Test
    void anIdentityWithoutAPersonHasARowOfItsOwn() {
        assertThat(csv(member(4, Optional.empty(), Optional.empty(), seen(1, 0, 0.9))))
                .isEqualTo(HEADER + ",,id_0004,1.000,0.0100,1,0.000,1.000\r\n");
    }

    @Test
    void commasQuotesAndLineBreaksAreQuoted() {
        assertThat(csv(named(1, "Smith, \"Al\"\nJr", seen(1, 0, 1)))).contains(",\"Smith, \"\"Al\"\"\nJr\",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\uFF1D1"})
    void whatASpreadsheetWouldRunGetsAnApostrophe(String name) {
        assertThat(csv(named(1, name, seen(1, 0, 1)))).contains(",'" + name + ",");
    }

    @Test
    void aFormulaThatNeedsQuotesGetsBoth() {
        assertThat(csv(named(1, "=HYPERLINK(\"x\",1)", seen(1, 0, 1)))).contains(",\"'=HYPERLINK(\"\"x\"\",1)\",");
    }

    @Test
    void whoIsIgnoredIsLeftOut() {
        assertThat(csv(ignored(named(1, "Ann", seen(1, 0, 1))))).isEqualTo(HEADER);
    }

    private static String csv(CastMember... cast) {
        return file(story(cast), "screentime.csv");
    }
}
