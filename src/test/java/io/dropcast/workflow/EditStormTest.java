package io.dropcast.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.people.Journal;
import io.dropcast.people.JournalEntry;
import io.dropcast.people.People;
import io.dropcast.people.PeopleJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
@Tag("integration")
final class EditStormTest {
    private static final int ENTRIES = 1000;

    @TempDir
    Path folder;

    @Test
    void aThousandEditsOfThreeWritersAndTwoKillsLoseNothing() throws Exception {
        EditStorm storm = new EditStorm(folder);
        storm.prepare();

        killAt(storm, 350, 1);
        checkSettled(storm);
        killAt(storm, 700, 2);
        checkSettled(storm);
        Process last = start(3);
        assertThat(last.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(last.exitValue()).as(() -> said()).isZero();
        checkSettled(storm);
        assertThat(storm.book().log(EditStorm.SHOW)).hasSizeGreaterThanOrEqualTo(ENTRIES);
    }

    private void killAt(EditStorm storm, int entries, long seed) throws Exception {
        Process writers = start(seed);
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(20))
                .failFast(() -> assertThat(writers.isAlive()).as(() -> said()).isTrue())
                .until(() -> storm.book().log(EditStorm.SHOW).size() >= entries);
        writers.destroyForcibly().waitFor();
    }

    /** What must hold whenever nobody is in the middle of something. */
    private static void checkSettled(EditStorm storm) {
        storm.desk().take(EditStorm.SHOW);
        People people = storm.book().read(EditStorm.SHOW);
        List<String> owned = new ArrayList<>();
        people.people().forEach(p -> owned.addAll(p.clusterIds()));
        assertThat(owned).as("at most one owner each").doesNotHaveDuplicates();
        Set<String> all = new TreeSet<>(owned);
        all.addAll(people.unassigned());
        assertThat(all).as("no cluster is lost").containsExactlyElementsOf(new TreeSet<>(EditStorm.clusters()));
        Journal journal = Journal.read(EditStorm.SHOW, storm.journal());
        assertThat(PeopleJson.write(journal.people()))
                .as("the journal folds to the file")
                .isEqualTo(storm.stored());
        assertThat(storm.file()).isEqualTo(storm.stored());
        assertThat(names(people)).as("every name that nobody took away").isEqualTo(namesOf(journal.entries()));
    }

    private static Set<String> names(People people) {
        Set<String> out = new HashSet<>();
        people.people().forEach(p -> p.name().ifPresent(n -> out.add(p.id() + " " + n)));
        return out;
    }

    /** The names told one by one, in words of their own: no fold that could err in the same way. */
    private static Set<String> namesOf(List<JournalEntry> entries) {
        Set<String> out = new HashSet<>();
        for (JournalEntry e : entries) {
            e.nameChanges().forEach((person, name) -> {
                out.removeIf(known -> known.startsWith(person + " "));
                name.ifPresent(n -> out.add(person + " " + n));
            });
        }
        return out;
    }

    private Process start(long seed) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        EditStorm.class.getName(),
                        folder.toString(),
                        Integer.toString(ENTRIES),
                        Long.toString(seed))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private String said() {
        try {
            return java.nio.file.Files.readString(folder.resolve("log"));
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }
}
