package io.dropcast.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.face.PersonId;
import io.dropcast.report.ShownPerson.Presence;
import io.dropcast.report.export.OutFile;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Short shows for the tests of this room. An episode lasts 100 seconds. */
final class Shows {
    private Shows() {}

    static ShowStory show(List<ShownEpisode> episodes, ShownPerson... people) {
        return new ShowStory("studio", episodes, List.of(people), List.of());
    }

    static ShowStory hinted(ShowStory story, Hint... hints) {
        return new ShowStory(story.show(), story.episodes(), story.people(), List.of(hints));
    }

    /** {@code studio-s01e01} and so on, each with its report. */
    static List<ShownEpisode> episodes(int... numbers) {
        return Arrays.stream(numbers).mapToObj(n -> episode(n, 0)).toList();
    }

    static ShownEpisode episode(int number, int unassigned) {
        EpisodeId ep = ep(number);
        return new ShownEpisode(ep, 100, unassigned, Optional.of("../" + ep + "/report.html"));
    }

    static EpisodeId ep(int number) {
        return new EpisodeId("studio-s01e0" + number);
    }

    static ShownPerson person(int id, String name, Presence... presences) {
        Optional<String> given = name.isEmpty() ? Optional.empty() : Optional.of(name);
        return new ShownPerson(new PersonId(id), given, List.of(), false, Optional.of("face" + id), List.of(presences));
    }

    static ShownPerson ignored(ShownPerson p) {
        return new ShownPerson(p.id(), p.name(), p.aliases(), true, p.picture(), p.presences());
    }

    static ShownPerson called(ShownPerson p, String... aliases) {
        return new ShownPerson(p.id(), p.name(), List.of(aliases), p.ignored(), p.picture(), p.presences());
    }

    static Presence in(int episode, double seconds, int... identities) {
        return new Presence(
                ep(episode), Arrays.stream(identities).mapToObj(IdentityId::new).toList(), seconds);
    }

    static String page(ShowStory story) {
        return new String(publish(story).content(), UTF_8);
    }

    static OutFile publish(ShowStory story) {
        return new PublishShow().publish(story, key -> Optional.of(key.getBytes(UTF_8)));
    }
}
