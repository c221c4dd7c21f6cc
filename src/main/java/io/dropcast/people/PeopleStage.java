package io.dropcast.people;

import io.dropcast.cluster.Elsewhere;
import io.dropcast.cluster.Identities;
import io.dropcast.cluster.IdentitiesManifest;
import io.dropcast.cluster.Together;
import io.dropcast.episode.Digest;
import io.dropcast.episode.EpisodeRun;
import io.dropcast.episode.Recipe;
import io.dropcast.episode.StageRunner;
import io.dropcast.face.EpisodeId;
import io.dropcast.people.match.Suggestion;
import io.dropcast.workflow.Manifests;
import io.dropcast.workflow.Workshop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Identities to the people of the show, and who owns each identity back into {@code identities.json}. */
public final class PeopleStage {
    public static final String NAME = "people";

    private final Workshop shop;
    private final Manifests manifests;

    public PeopleStage(Workshop shop, Manifests manifests) {
        this.shop = shop;
        this.manifests = manifests;
    }

    public void run(EpisodeRun run) {
        // what somebody edited while nobody watched counts before the machine's opinion does
        shop.desk().take(run.ep().show());
        manifests.runner.run(run.ep(), NAME, () -> recipe(run), progress -> match(run, false));
    }

    /** Matches anew what no human decided. */
    public void again(EpisodeRun run) {
        shop.desk().take(run.ep().show());
        manifests.markers.forget(run.ep(), NAME);
        manifests.runner.run(run.ep(), NAME, () -> recipe(run), progress -> match(run, true));
    }

    private Recipe recipe(EpisodeRun run) {
        return new Recipe(
                NAME,
                MatchPeople.VERSION,
                run.settings().of(NAME),
                Map.of(),
                Map.of(
                        "identities", manifests.markers.digest(IdentitiesManifest.key(run.ep())),
                        "people", slice(shop.people().read(run.ep().show()), run.ep())));
    }

    /** Digest of what the show's people have to do with this episode: other episodes' clusters do not count. */
    public static String slice(People people, EpisodeId ep) {
        StringBuilder text = new StringBuilder();
        for (Person p : people.people()) {
            List<String> here = p.ownedIn(ep);
            if (!here.isEmpty()) {
                text.append(p.id()).append('\t').append(p.name()).append('\t').append(p.ignored());
                text.append('\t').append(here).append('\n');
            }
        }
        return Digest.of(text.toString());
    }

    private StageRunner.Result match(EpisodeRun run, boolean anew) {
        EpisodeId ep = run.ep();
        Identities identities = manifests.readIdentities(ep);
        MatchPeople.Episode episode =
                new MatchPeople.Episode(identities, Together.of(identities, manifests.readFaces(ep)));
        MatchPeople matcher = new MatchPeople(shop.clock(), run.settings().people());
        List<Suggestion> found = new ArrayList<>();
        Elsewhere elsewhere = new Elsewhere(manifests.identities, identities.model());
        People people = shop.people()
                .update(ep.show(), Author.ENGINE, before -> {
                    MatchPeople.Matched matched = anew
                            ? matcher.again(before, episode, elsewhere::look, decisions(ep))
                            : matcher.match(before, episode, elsewhere::look);
                    found.addAll(matched.suggestions());
                    return matched.people();
                })
                .after();
        manifests.suggestions.update(ep, found, people);
        manifests.identities.assign(ep, people);
        long here =
                people.people().stream().filter(p -> !p.ownedIn(ep).isEmpty()).count();
        long maybe = manifests.suggestions.read(ep, people).size();
        return StageRunner.Result.of(
                List.of(IdentitiesManifest.key(ep), SuggestionsManifest.key(ep)),
                maybe == 0 ? Map.of("people", here) : Map.of("people", here, "suggestions", maybe));
    }

    private Decisions decisions(EpisodeId ep) {
        return Decisions.of(shop.people().log(ep.show()));
    }
}
