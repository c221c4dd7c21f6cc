package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropcast.episode.Key;
import io.dropcast.episode.StageListener;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.PersonId;
import io.dropcast.people.Author;
import io.dropcast.people.People;
import io.dropcast.privacy.ErasePerson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Erasing somebody from real episodes, made from a real video. */
@Tag("integration")
final class EraseRunTest {
    private static final String NAME = "Brigitte Zoë Ämter";
    private static final EpisodeId EP = new EpisodeId("faces-s01e01");

    @TempDir
    Path folder;

    @Test
    void whoWasErasedIsFoundNowhereAndStaysAwayWhenTheSameVideoRunsAgain() throws IOException {
        Lab lab = Lab.in(folder);
        Path film = Films.withFaces(folder.resolve("faces-s01e01.mp4"));
        assertThat(new CommandLine(lab).done("process", film.toString())).contains("publish");
        People before = lab.wiring().people().read("faces");
        PersonId gone = before.people().get(1).id();
        new CommandLine(lab).done("people", "rename", gone.text(), NAME);
        String theirs =
                People.identityOf(before.people().get(1).clusterIds().get(0)).text();
        int theirTrack = track(lab, theirs);
        new CommandLine(lab).done("people", "move-track", EP.value(), String.valueOf(theirTrack), "new");
        new CommandLine(lab).done("people", "move-track", EP.value(), String.valueOf(theirTrack), theirs);
        assertThat(journal(lab)).contains("@");
        long crops = crops(lab);

        assertThat(new CommandLine(lab).done("people", "erase", gone.text())).contains("nothing was erased");
        assertThat(crops(lab)).isEqualTo(crops);
        String said = new CommandLine(lab).done("people", "erase", gone.text(), "--yes");

        assertThat(said).contains("nothing is left", "receipt: shows/faces/erased-");
        assertThat(crops(lab)).isLessThan(crops);
        assertThat(journal(lab).replace("0@0,0,0,0", "")).as("where they were").doesNotContain("@");
        assertThat(Files.readString(lab.manifests(EP.value()).resolve("identities.shown.jsonl")))
                .doesNotContain(NAME)
                .doesNotContain(theirs);
        People after = lab.wiring().people().read("faces");
        assertThat(after.people()).hasSize(before.people().size() - 1);
        assertThat(lab.data().resolve("shows/faces/erasing-" + gone + ".json")).doesNotExist();
        assertThat(new CommandLine(lab).done("people", "log"))
                .contains(gone + " was erased")
                .doesNotContain(NAME);
        assertThat(new CommandLine(lab).done("process", film.toString()))
                .as("what was made from files that changed under our hands is not made again")
                .contains("embed    nothing to do", "cluster  nothing to do", "reps     nothing to do");

        new CommandLine(lab).done("process", film.toString(), "--stride=2");
        assertThat(lab.wiring().people().read("faces").people())
                .as("other settings, the same video")
                .hasSizeLessThanOrEqualTo(after.people().size());
        Files.delete(lab.manifests(EP.value()).resolve("runs/embed.json"));
        assertThat(new CommandLine(lab).done("process", film.toString())).doesNotContain("embed    nothing to do");
        assertThat(lab.wiring().people().read("faces").people())
                .hasSizeLessThanOrEqualTo(after.people().size());
    }

    @Test
    void whatACrashLeftHalfDoneIsFinishedByTheSameCommand() throws IOException {
        Lab lab = Lab.in(folder);
        Path film = Films.withFaces(folder.resolve("faces-s01e01.mp4"));
        new CommandLine(lab).done("process", film.toString());
        PersonId gone = lab.wiring().people().read("faces").people().get(1).id();
        new CommandLine(lab).done("people", "rename", gone.text(), NAME);
        Wiring wiring = lab.wiring();
        StageListener dying = new Quiet() {
            @Override
            public void started(EpisodeId ep, String stage) {
                throw new IllegalStateException("the power is gone");
            }
        };
        assertThatThrownBy(() -> new ErasePerson(wiring.pipeline(dying))
                        .erase("faces", Author.CLI, gone, wiring.checked(), false))
                .hasMessage("the power is gone");
        assertThat(lab.outbox().resolve("faces-s01e01/cast.json")).content().contains(NAME);
        Path plan = lab.data().resolve("shows/faces/erasing-" + gone + ".json");
        assertThat(plan).exists();

        assertThat(new CommandLine(lab).done("people", "erase", gone.text(), "--yes"))
                .contains("nothing is left");
        assertThat(plan).doesNotExist();
        assertThat(lab.outbox().resolve("faces-s01e01/cast.json")).content().doesNotContain(NAME);
        assertThat(new CommandLine(lab).done("people", "log")).containsOnlyOnce(gone + " was erased");
    }

    private static String journal(Lab lab) throws IOException {
        return Files.readString(lab.data().resolve("shows/faces/people.journal.jsonl"));
    }

    /** The first track of an identity. */
    private static int track(Lab lab, String identity) throws IOException {
        String text = Files.readString(lab.outbox().resolve("faces-s01e01/identities.json"));
        String row = text.substring(text.indexOf("\"track_ids\"", text.indexOf("\"" + identity + "\"")));
        return Integer.parseInt(row.replaceFirst("(?s)[^0-9]*([0-9]+).*", "$1"));
    }

    private static long crops(Lab lab) throws IOException {
        try (ZipFile zip = new ZipFile(
                lab.data().resolve(Key.frames(EP, "crops.zip").path()).toFile())) {
            return zip.size();
        }
    }
}
