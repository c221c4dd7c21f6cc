package io.dropcast.web;

import io.dropcast.episode.EpisodeStates;
import io.dropcast.face.EpisodeId;
import io.dropcast.people.People;
import io.dropcast.report.EpisodeSummary;
import io.dropcast.web.view.ShowRow;
import io.dropcast.web.view.ShowView;
import io.dropcast.web.view.ShowView.ShowEpisode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Shows and their episodes. */
public final class ShowsResource implements Resource {
    private final ShowData data;

    public ShowsResource(ShowData data) {
        this.data = data;
    }

    @Override
    public Map<String, Function<Request, Response>> operations() {
        return Map.of("list-shows", this::list, "get-show", this::get);
    }

    private Response list(Request request) {
        return Response.ok(
                EpisodeStates.shows(data.store()).stream().map(this::row).toList());
    }

    private ShowRow row(String show) {
        People people = data.people(show);
        return new ShowRow(
                show,
                data.episodes(show).size(),
                people.people().size(),
                (int) people.people().stream().filter(p -> p.name().isEmpty()).count(),
                data.suggestions().open(show).size());
    }

    private Response get(Request request) {
        String show = data.show(request);
        People people = data.people(show);
        return Response.ok(new ShowView(
                show,
                data.episodes(show).stream().map(ep -> episode(ep, people)).toList()));
    }

    private ShowEpisode episode(EpisodeId ep, People people) {
        Optional<EpisodeSummary> summary = EpisodeSummary.read(data.store(), ep);
        return new ShowEpisode(
                ep.value(),
                summary.map(EpisodeSummary::seconds).orElse(0.0),
                (int) people.people().stream()
                        .filter(p -> !p.ownedIn(ep).isEmpty())
                        .count(),
                data.document(ep, "identities.json").path("identities").size(),
                summary.map(EpisodeSummary::tracks).orElse(0),
                data.originals().of(ep).isPresent(),
                data.madeAt(ep));
    }
}
