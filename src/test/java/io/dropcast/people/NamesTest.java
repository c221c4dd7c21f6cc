package io.dropcast.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kyle",
                "Zoë",
                "李小龍",
                "Анна-Мария",
                "שרה",
                "فاطمة",
                "O'Neill",
                "👩‍👩‍👧",
                "<b>Kim</b> & \"co\"",
                "../../etc/passwd"
            })
    void namesOfAnyScriptAndMarkupAreKeptAsTheyAre(String name) {
        assertThat(Names.checked(name)).isEqualTo(name);
    }

    @Test
    void blanksAroundANameAreCutOff() {
        assertThat(Names.checked(" \u2003Kyle R. \t")).isEqualTo("Kyle R.");
    }

    @Test
    void aNameOfOnlyBlanksIsNoName() {
        assertThat(Names.checked("  \t ")).isEmpty();
    }

    @Test
    void oneNameInTwoSpellingsOfUnicodeIsOneName() {
        assertThat(Names.checked("Zoe\u0308")).isEqualTo(Names.checked("Zo\u00eb"));
    }

    @Test
    void aCheckedNameIsCheckedToItself() {
        String once = Names.checked(" Ame\u0301lie ");
        assertThat(Names.checked(once)).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ky\u0000le",
                "Ky\u0007le",
                "Ky\nle",
                "Ky\u001b[31mle",
                "Ky\u007fle",
                "Ky\u0085le",
                "Ky\u2028le",
                "Ky\u2029le",
                "\u202eelyK",
                "\u2066Kyle\u2069"
            })
    void charactersThatCannotBeSeenAreRefused(String name) {
        assertThatThrownBy(() -> Names.checked(name))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("cannot be seen")
                .hasMessageContaining("U+");
    }

    @Test
    void halfACharacterIsRefused() {
        String half = String.valueOf((char) 0xD83D);
        assertThatThrownBy(() -> Names.checked("Ky" + half + "le"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("U+D83D");
    }

    @Test
    void theMarksOfHebrewAndArabicStay() {
        assertThat(Names.checked("שרה\u200f (Sarah)")).isEqualTo("שרה\u200f (Sarah)");
    }

    @Test
    void twoHundredCharactersAreTakenAndOneMoreIsNot() {
        assertThat(Names.checked("k".repeat(200))).hasSize(200);
        assertThatThrownBy(() -> Names.checked("k".repeat(201)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("201 characters");
    }

    @Test
    void tenThousandCharactersAreRefusedWithoutBeingRepeated() {
        assertThatThrownBy(() -> Names.checked("k".repeat(10_000)))
                .isInstanceOf(Refused.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }
}
