package io.dropcast.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.edits.PeopleEdits;
import io.dropcast.episode.Key;
import io.dropcast.face.PersonId;
import io.dropcast.people.Author;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PeopleEditsTest {
    private static final Key STORED = Key.show(EditStorm.SHOW, "people.json");

    @TempDir
    Path folder;

    private EditStorm show;
    private PeopleEdits desk;

    @BeforeEach
    void open() {
        show = new EditStorm(folder);
        desk = show.desk();
    }

    @Test
    void theFileOfAShowThatHadNobodyIsReplacedWhenSomebodyIsFound() {
        desk.take(EditStorm.SHOW);
        show.prepare();
        assertThat(show.file()).isEqualTo(show.stored());
        assertThat(text(show.file())).contains("p_0001");
    }

    @Test
    void whatSomebodyEditsWhileThePipelineWritesIsLeftForTheNextLook() {
        show.prepare();
        byte[] edited = text(show.file())
                .replaceFirst("\"name\" : null", "\"name\" : \"Ann\"")
                .getBytes(StandardCharsets.UTF_8);
        show.writeFile(edited);
        desk.publish(EditStorm.SHOW);
        assertThat(show.file()).isEqualTo(edited);

        desk.take(EditStorm.SHOW);
        assertThat(text(show.file())).contains("\"name\" : \"Ann\"");
        assertThat(show.file()).isEqualTo(show.stored());
    }

    @Test
    void theSameEditSavedTwentyTimesGivesTheSameBytesAndOneEntry() {
        show.prepare();
        byte[] edited = text(show.file())
                .replaceFirst("\"name\" : null", "\"name\" : \"Ann\"")
                .getBytes(StandardCharsets.UTF_8);
        show.writeFile(edited);
        desk.take(EditStorm.SHOW);
        byte[] once = show.file();
        int entries = show.book().log(EditStorm.SHOW).size();
        for (int i = 0; i < 20; i++) {
            show.writeFile(edited);
            desk.take(EditStorm.SHOW);
        }
        assertThat(show.file()).isEqualTo(once);
        assertThat(show.book().log(EditStorm.SHOW)).hasSize(entries);
    }

    @Test
    void anEditInTheStoresOwnFileCountsAsWell() {
        show.prepare();
        show.write(
                STORED,
                text(show.stored())
                        .replaceFirst("\"name\" : null", "\"name\" : \"Ann\"")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(desk.take(EditStorm.SHOW).entry()).isPresent();
        assertThat(text(show.file())).contains("\"name\" : \"Ann\"");
    }

    @Test
    void anEmptyFileIsAMistakeAndNotNobody() {
        show.prepare();
        byte[] good = show.file();
        show.writeFile(new byte[0]);
        assertThat(desk.take(EditStorm.SHOW).refused())
                .hasValueSatisfying(why -> assertThat(why).contains("empty"));
        assertThat(show.file()).isEqualTo(good);
    }

    @Test
    void anEditorsOldCopyDoesNotTakeAwayWhoCameMeanwhile() {
        show.prepare();
        byte[] old = show.file();
        PersonId first = new PersonId(1);
        desk.move(EditStorm.SHOW, Author.CLI, (moves, people) -> moves.ignore(people, first, true));
        String cluster = EditStorm.clusters().get(0);
        desk.move(EditStorm.SHOW, Author.CLI, (moves, people) -> moves.giveToNew(people, cluster));
        show.writeFile(
                text(old).replaceFirst("\"name\" : null", "\"name\" : \"Ann\"").getBytes(StandardCharsets.UTF_8));
        desk.take(EditStorm.SHOW);
        assertThat(text(show.file())).contains("\"name\" : \"Ann\"", "p_0049");
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
