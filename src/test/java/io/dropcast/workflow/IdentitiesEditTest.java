package io.dropcast.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.edits.Shown;
import io.dropcast.episode.Key;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused in an edited identities.json, and that nothing is lost by it. */
final class IdentitiesEditTest {
    @TempDir
    Path folder;

    private PlacedLab lab;
    private String before;

    @BeforeEach
    void twoPeopleAndAnExtra() {
        lab = PlacedLab.withTwo(folder);
        before = lab.text();
    }

    /** The edit is refused for that reason, kept beside a report, and the last good version is put back. */
    private void refused(UnaryOperator<String> edit, String why) {
        String edited = edit.apply(before);
        assertThat(edited).isNotEqualTo(before);
        lab.save(edited);
        assertThat(lab.take()).hasValueSatisfying(w -> assertThat(w).contains(why));
        assertThat(lab.text()).isEqualTo(before);
        assertThat(lab.log()).hasSize(1);
        assertThat(lab.ran).isEmpty();
        List<Key> kept = lab.outbox.list(new Key(PlacedLab.EP.value())).stream()
                .filter(k -> k.path().contains("/identities.rejected-"))
                .toList();
        assertThat(kept).hasSize(2);
        assertThat(read(kept.get(0))).as("the report").contains("\"why\"", "was not applied");
        assertThat(read(kept.get(1))).isEqualTo(edited);
    }

    private String read(Key key) {
        return new String(lab.outbox.read(key).orElseThrow(), StandardCharsets.UTF_8);
    }

    private int line(String text) {
        return (int) before.substring(0, before.indexOf(text)).lines().count();
    }

    @Test
    void aTrackThatIsInNoListIsNotThrownAway() {
        refused(t -> t.replaceFirst(",\n +6\n", "\n"), "track 6, which was in id_0002, is in no list");
        assertThat(lab.tracks()).containsEntry("id_0002", List.of(4, 5, 6));
    }

    @Test
    void theLineOfATrackThatIsNotThereIsSaid() {
        String edited = before.replaceFirst("\n +3\n", "\n        3,\n        99\n");
        int line = (int) edited.substring(0, edited.indexOf("99\n")).lines().count();
        refused(t -> edited, "line " + line + ": lab-s01e01 has no track 99");
    }

    @Test
    void aTrackInTwoOtherListsIsInDoubt() {
        refused(
                t -> t.replaceFirst("\n +4,", "\n        4,\n        1,")
                        .replaceFirst("\n +7\n", "\n        7,\n        1\n"),
                "track 1 is in 3 lists: leave it in the one where it belongs");
    }

    @Test
    void aTrackThatIsTwiceInAListIsAMistake() {
        refused(t -> t.replaceFirst("\n +4,", "\n        4,\n        4,"), "4 is in this list twice");
    }

    @Test
    void anIdentityThatIsNotThereIsSaidWithItsLine() {
        int line = line("\"id_0002\"") - 1;
        refused(t -> t.replace("\"id_0002\"", "\"id_0009\""), "line " + line + ": there is no id_0009 in it");
    }

    @Test
    void anIdentityThatIsTwiceInItIsAMistake() {
        refused(t -> t.replace("\"id_0002\"", "\"id_0001\""), "id_0001 is in it twice");
    }

    @Test
    void aPersonWhoIsNotThereOwnsNothing() {
        refused(t -> t.replace("\"p_0002\"", "\"p_0099\""), "there is no p_0099");
    }

    @Test
    void whatIsNoPersonIsSaid() {
        refused(t -> t.replace("\"p_0002\"", "\"Bob\""), "to name a new person write a label");
    }

    @Test
    void aNewIdentityNeedsATrack() {
        refused(
                t -> t.replaceFirst("\"identities\" : \\[", "\"identities\" : [\n    {\"track_ids\": []},"),
                "a new identity needs a track");
    }

    @Test
    void listsOfTracksAreListsOfNumbers() {
        refused(t -> t.replaceFirst("\n +4,", "\n        \"track_0004\","), "must be numbers of tracks");
        lab = PlacedLab.withTwo(folder.resolve("second"));
        refused(t -> t.replaceFirst("\"track_ids\"", "\"tracks\""), "there is no list \"track_ids\"");
    }

    @Test
    void aFileOfAnotherEpisodeIsNotThisOne() {
        refused(t -> t.replace("\"lab-s01e01\"", "\"lab-s01e02\""), "it is of the episode 'lab-s01e02'");
    }

    @Test
    void aVersionThatNobodyKnowsIsNoBeginning() {
        refused(
                t -> t.replaceFirst("\"as_of\" : \"[0-9a-f]+\"", "\"as_of\" : \"0123456789abcdef\""),
                "its \"as_of\" (0123456789abcdef) is none of the last versions");
    }

    @Test
    void withoutAsOfTheNewestVersionIsMeant() {
        lab.save(before.replaceFirst(",\\s+\"as_of\" : \"[0-9a-f]+\"", "")
                .replaceFirst("\"label\" : null", "\"label\" : \"Ann\""));
        assertThat(lab.take()).isEmpty();
        assertThat(lab.text()).contains("\"label\" : \"Ann\"", "\"as_of\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nonsense",
                "[]",
                "{}",
                "{\"identities\": 3}",
                "{\"identities\": [3]}",
                "{\"identities\": [{]}"
            })
    void whatIsNoSuchFileIsRefused(String text) {
        refused(t -> text, "");
    }

    @Test
    void nobodyIsNotAnAnswer() {
        refused(t -> "{\"identities\": []}", "is in no list");
    }

    @Test
    void aFileWithoutEndIsNotRead() {
        refused(t -> "{\"identities\": [" + " ".repeat(50_000_000), "no more than 20000000 are read");
    }

    @Test
    void textThatIsMeantToHarmIsText() {
        String nasty = "<script>alert(1)</script>../../x";
        lab.save(before.replaceFirst("\"label\" : null", "\"label\" : \"" + nasty + "\""));
        assertThat(lab.take()).isEmpty();
        assertThat(read(new Key(PlacedLab.EP + "/report.html"))).doesNotContain("<script>alert(1)");
        before = lab.text();
        lab.save(before.replaceFirst("\"label\" : null", "\"label\" : \"a\\\\ud800b\""));
        assertThat(lab.take()).hasValueSatisfying(w -> assertThat(w).contains("half a character"));
        lab.save(before.replaceFirst("\"label\" : null", "\"label\" : \"a\\\\u202eb\""));
        assertThat(lab.take()).hasValueSatisfying(w -> assertThat(w).contains("line ", "cannot be seen (U+202E)"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverBytesAreInItNothingIsLostAndNothingBreaks(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 30; i++) {
            byte[] bytes = lab.text().getBytes(StandardCharsets.UTF_8);
            for (int k = 1 + random.nextInt(4); k > 0; k--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            lab.outbox.write(lab.file(), bytes);
            lab.take();
            assertThat(lab.tracks().values().stream().mapToInt(List::size).sum())
                    .isEqualTo(7);
            assertThat(Shown.isUntouched(lab.text().getBytes(StandardCharsets.UTF_8)))
                    .isTrue();
        }
    }
}
