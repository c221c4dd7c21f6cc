package io.dropcast.report;

import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.face.PersonId;
import io.dropcast.report.ShownPerson.Presence;
import io.dropcast.report.export.OutFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Writes the page of an invented show, to be looked at: {@code SampleShow FOLDER}. */
final class SampleShow {
    private static final String[] NAMES = {
        "Margaret Ashdown",
        "Tobias Lindqvist",
        "Zoë Marchetti",
        "",
        "نادية الحسن",
        "Priya Raghunathan",
        "The Honourable Bartholomew Featherstonehaugh-Cholmondeley of Somewhere",
        "",
        "王小明",
        "<img src=x onerror=alert(1)>",
        "Kyle",
        "A passer-by"
    };

    private final SplittableRandom random = new SplittableRandom(11);

    private SampleShow() {}

    /** Writes the page to the folder that is named. */
    public static void main(String[] args) throws IOException {
        OutFile file = new PublishShow().publish(new SampleShow().story(), SampleShow::picture);
        Files.write(Path.of(args[0]).resolve(file.name()), file.content());
    }

    private static Optional<byte[]> picture(String key) {
        int face = Integer.parseInt(key);
        return face == 8 ? Optional.empty() : Optional.of(DrawnFace.jpeg(face, 0));
    }

    private ShowStory story() {
        List<ShownEpisode> episodes = new ArrayList<>();
        for (int e = 1; e <= 6; e++) {
            episodes.add(new ShownEpisode(
                    ep(e),
                    1250 + 40 * e,
                    e % 3 == 0 ? e : 0,
                    e == 5 ? Optional.empty() : Optional.of("../" + ep(e) + "/report.html")));
        }
        List<ShownPerson> people = new ArrayList<>();
        for (int p = 0; p < NAMES.length; p++) {
            people.add(person(p + 1, NAMES[p]));
        }
        List<Hint> hints = List.of(
                new Hint(
                        Hint.Side.identity(ep(2), new IdentityId(4), Optional.of("11")),
                        Hint.Side.person(people.get(10)),
                        0.47),
                new Hint(Hint.Side.person(people.get(3)), Hint.Side.person(people.get(0)), 0.44),
                new Hint(Hint.Side.person(people.get(7)), Hint.Side.person(people.get(6)), 0.41));
        return new ShowStory("the-lighthouse", episodes, people, hints);
    }

    private static EpisodeId ep(int number) {
        return new EpisodeId("the-lighthouse-s02e0" + number);
    }

    private ShownPerson person(int id, String name) {
        List<Presence> presences = new ArrayList<>();
        for (int e = 1; e <= 6 && id != 9; e++) {
            if (random.nextInt(12) >= id - 2) {
                List<IdentityId> identities = id % 4 == 1
                        ? List.of(new IdentityId(id), new IdentityId(id + 20))
                        : List.of(new IdentityId(id));
                presences.add(new Presence(ep(e), identities, random.nextDouble(20, 700) / (id * 0.6)));
            }
        }
        return new ShownPerson(
                new PersonId(id),
                name.isEmpty() ? Optional.empty() : Optional.of(name),
                id == 2 ? List.of("Toby", "The keeper") : List.of(),
                id == 12,
                Optional.of(String.valueOf(id)),
                presences);
    }
}
