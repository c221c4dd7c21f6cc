package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.episode.EpisodeLocks;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.PersonId;
import io.dropcast.people.Author;
import io.dropcast.people.Person;
import io.dropcast.privacy.ErasePerson;
import io.dropcast.store.folder.FileLocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Erasing where something comes in between. */
@Timeout(120)
@Tag("integration")
final class EraseWeakSpotsTest {
    private static final String NAME = "Brigitte Zoë Ämter";
    private static final EpisodeId EP = new EpisodeId("faces-s01e01");

    @TempDir
    Path folder;

    private Lab lab;
    private CommandLine line;
    private Person gone;

    @BeforeEach
    void somebodyWithAName() throws IOException {
        lab = Lab.in(folder);
        line = new CommandLine(lab);
        Path film = Films.withFaces(folder.resolve("faces-s01e01.mp4"));
        assertThat(line.run("process", film.toString()).code()).isZero();
        gone = lab.wiring().people().read("faces").people().get(1);
        assertThat(line.run("people", "rename", gone.id().text(), NAME).code()).isZero();
    }

    @Test
    void whenSomethingIsLeftTheSameCommandFinishesItOnceThatIsGone() throws IOException {
        Path notes = Files.writeString(lab.outbox().resolve("faces/notes.txt"), "this is " + NAME);
        CommandLine.Said first = line.run("people", "erase", gone.id().text(), "--yes");
        assertThat(first.code()).isEqualTo(1);
        assertThat(first.out()).contains("SOMETHING IS LEFT", "a name in " + notes);
        assertThat(plan()).exists();

        CommandLine.Said second = line.run("people", "erase", gone.id().text(), "--yes");
        assertThat(second.code()).as("it is there still").isEqualTo(1);
        Files.delete(notes);
        CommandLine.Said third = line.run("people", "erase", gone.id().text(), "--yes");
        assertThat(third.out()).contains("nothing is left");
        assertThat(third.code()).isZero();
        assertThat(plan()).doesNotExist();
    }

    @Test
    void whoLookedAtWhatIsLeftCanBeDoneWithIt() throws IOException {
        Path notes = Files.writeString(lab.outbox().resolve("faces/notes.txt"), "this is " + NAME);
        CommandLine.Said said = line.run("people", "erase", gone.id().text(), "--yes", "--forget-plan");

        assertThat(said.code()).isEqualTo(1);
        assertThat(plan()).as("it has the name in it").doesNotExist();
        assertThat(notes).exists();
    }

    @Test
    void whatAWriterThatDiedLeftInTheShowsOutboxIsSwept() throws IOException {
        Path part = Files.writeString(lab.outbox().resolve("faces/.part-0815"), NAME);
        assertThat(line.run("people", "rename", gone.id().text(), "Zoe").code()).isZero();

        assertThat(part).doesNotExist();
    }

    @Test
    void whatSomebodyElseGotBeforeTheEpisodeWasReachedStaysTheirs() throws Exception {
        PersonId other = others().get(0).id();
        String cluster = gone.clusterIds().get(0);
        String identity = cluster.substring(EP.value().length() + 1);
        CompletableFuture<ErasePerson.Receipt> erasing;
        try (EpisodeLocks.Held held = new FileLocks(lab.data().resolve("locks")).take(EP)) {
            Wiring wiring = lab.wiring();
            erasing = CompletableFuture.supplyAsync(() -> new ErasePerson(wiring.pipeline(new Quiet()))
                    .erase("faces", Author.CLI, gone.id(), wiring.checked(), false));
            Awaitility.await().atMost(Lab.LIMIT).until(() -> Files.exists(plan()));
            assertThat(held.ep()).isEqualTo(EP);
            assertThat(line.run("people", "move", cluster, other.text()).code()).isZero();
        }
        erasing.get(60, TimeUnit.SECONDS);

        assertThat(lab.wiring().people().read("faces").person(other))
                .hasValueSatisfying(p -> assertThat(p.clusterIds()).contains(cluster));
        assertThat(lab.outbox().resolve(EP + "/thumbs/" + identity + ".jpg")).exists();
        assertThat(lab.manifests(EP.value()).resolve("identities.json"))
                .content()
                .contains(identity);
    }

    @Test
    void whatTheyGetWhileTheyAreErasedGoesToo() throws Exception {
        Person other = others().get(0);
        String late = other.clusterIds().get(0);
        CompletableFuture<ErasePerson.Receipt> erasing;
        try (EpisodeLocks.Held held = new FileLocks(lab.data().resolve("locks")).take(EP)) {
            Wiring wiring = lab.wiring();
            erasing = CompletableFuture.supplyAsync(() -> new ErasePerson(wiring.pipeline(new Quiet()))
                    .erase("faces", Author.CLI, gone.id(), wiring.checked(), false));
            Awaitility.await().atMost(Lab.LIMIT).until(() -> Files.exists(plan()));
            assertThat(held.ep()).isEqualTo(EP);
            assertThat(line.run("people", "move", late, gone.id().text()).code())
                    .isZero();
        }
        ErasePerson.Receipt receipt = erasing.get(60, TimeUnit.SECONDS);

        assertThat(receipt.left()).isEmpty();
        assertThat(lab.manifests(EP.value()).resolve("identities.json"))
                .content()
                .doesNotContain(late.substring(EP.value().length() + 1) + "\"");
    }

    private List<Person> others() {
        return lab.wiring().people().read("faces").people().stream()
                .filter(p -> !p.id().equals(gone.id()))
                .toList();
    }

    private Path plan() {
        return lab.data().resolve("shows/faces/erasing-" + gone.id() + ".json");
    }
}
