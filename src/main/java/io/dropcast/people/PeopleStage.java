package io.dropcast.people;

import io.dropcast.cluster.ClustersManifest;
import io.dropcast.cluster.Identities;
import io.dropcast.cluster.Together;
import io.dropcast.embed.FacesManifest;
import io.dropcast.episode.Digest;
import io.dropcast.episode.EpisodeRun;
import io.dropcast.episode.Recipe;
import io.dropcast.episode.Stage;
import io.dropcast.episode.StageContext;
import io.dropcast.episode.StageRunner;
import io.dropcast.face.EpisodeId;
import io.dropcast.people.match.MatchSettings;
import io.dropcast.people.match.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Clusters to the people of the show, {@code identities.json} and {@code suggestions.json}. */
public final class PeopleStage implements Stage {
    public static final String NAME = "people";

    private final StageContext context;
    private final PeopleBook book;
    private final FacesManifest faces;
    private final ClustersManifest clusters;
    private final IdentitiesManifest identities;
    private final SuggestionsManifest suggestions;

    public PeopleStage(
            StageContext context,
            PeopleBook book,
            FacesManifest faces,
            ClustersManifest clusters,
            IdentitiesManifest identities,
            SuggestionsManifest suggestions) {
        this.context = context;
        this.book = book;
        this.faces = faces;
        this.clusters = clusters;
        this.identities = identities;
        this.suggestions = suggestions;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(EpisodeRun run) {
        context.runner().run(run.ep(), NAME, () -> recipe(run), progress -> match(run, false));
    }

    /** Matches anew what no human decided. */
    public void again(EpisodeRun run) {
        context.markers().forget(run.ep(), NAME);
        context.runner().run(run.ep(), NAME, () -> recipe(run), progress -> match(run, true));
    }

    private Recipe recipe(EpisodeRun run) {
        return new Recipe(
                NAME,
                MatchPeople.VERSION,
                run.settings().of(NAME),
                Map.of(),
                Map.of(
                        "clusters", clusters.digest(run.ep()),
                        "people", slice(book.read(run.ep().show()), run.ep())));
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
        Identities made = clusters.read(ep);
        MatchPeople.Episode episode = new MatchPeople.Episode(made, Together.of(made, faces.read(ep)));
        MatchPeople matcher = new MatchPeople(context.clock(), MatchSettings.of(run.settings()));
        List<Suggestion> found = new ArrayList<>();
        Elsewhere elsewhere = new Elsewhere(clusters, made.model());
        People people = book.update(ep.show(), Author.ENGINE, before -> {
                    MatchPeople.Matched matched = anew
                            ? matcher.again(before, episode, elsewhere::look, decisions(ep))
                            : matcher.match(before, episode, elsewhere::look);
                    found.addAll(matched.suggestions());
                    return matched.people();
                })
                .after();
        suggestions.update(ep, found, people);
        identities.write(ep, people);
        long here =
                people.people().stream().filter(p -> !p.ownedIn(ep).isEmpty()).count();
        long maybe = suggestions.read(ep, people).size();
        return StageRunner.Result.of(
                List.of(IdentitiesManifest.key(ep), SuggestionsManifest.key(ep)),
                maybe == 0 ? Map.of("people", here) : Map.of("people", here, "suggestions", maybe));
    }

    private Decisions decisions(EpisodeId ep) {
        return Decisions.of(book.log(ep.show()));
    }
}
