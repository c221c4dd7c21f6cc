package io.dropcast.web;

import io.dropcast.episode.EpisodeState;
import io.dropcast.episode.EpisodeStates;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import io.dropcast.people.People;
import io.dropcast.people.match.Suggestion;
import io.dropcast.report.EpisodeSummary;
import io.dropcast.web.view.ShowEpisode;
import io.dropcast.web.view.ShowRow;
import io.dropcast.web.view.ShowView;
import java.util.List;
import java.util.Optional;

/** Shows and what is in them. */
public final class ShowsResource {
    private final ShowData parts;

    public ShowsResource(ShowData parts) {
        this.parts = parts;
    }

    /** {@code GET /shows}. */
    public Response list(Request call) {
        return Response.ok(
                EpisodeStates.shows(parts.store()).stream().map(this::row).toList());
    }

    private ShowRow row(String show) {
        People people = people(show);
        List<Suggestion> open = parts.pipeline().edits().suggestions().open(show);
        return new ShowRow(
                show,
                episodes(show).size(),
                people.people().size(),
                (int) people.people().stream().filter(p -> p.name().isEmpty()).count(),
                open.size());
    }

    /** {@code GET /shows/{show}}. */
    public Response get(Request call) {
        String show = existing(call);
        People people = people(show);
        return Response.ok(new ShowView(
                show, episodes(show).stream().map(ep -> episode(ep, people)).toList()));
    }

    private ShowEpisode episode(EpisodeId ep, People people) {
        Optional<EpisodeSummary> summary = EpisodeSummary.read(parts.store(), ep);
        return new ShowEpisode(
                ep.value(),
                summary.map(EpisodeSummary::seconds).orElse(0.0),
                (int) people.people().stream()
                        .filter(p -> !p.ownedIn(ep).isEmpty())
                        .count(),
                identities(ep),
                summary.map(EpisodeSummary::tracks).orElse(0),
                parts.originals().of(ep).isPresent(),
                madeAt(ep));
    }

    private int identities(EpisodeId ep) {
        return parts.store()
                .read(Key.manifest(ep, "identities.json"))
                .map(b -> Json.parseObject(b, "identities.json")
                        .path("identities")
                        .size())
                .orElse(0);
    }

    Optional<String> madeAt(EpisodeId ep) {
        return parts.store()
                .read(Key.manifest(ep, "runs/publish.json"))
                .map(b -> Json.parseObject(b, "runs/publish.json")
                        .path("finished_at")
                        .asText())
                .filter(t -> !t.isEmpty());
    }

    /** Episodes of a show, also those that are only begun. */
    List<EpisodeId> episodes(String show) {
        return EpisodeStates.all(parts.store()).stream()
                .map(EpisodeState::ep)
                .filter(ep -> ep.show().equals(show))
                .toList();
    }

    People people(String show) {
        return parts.pipeline().journal(show).people();
    }

    PersonViews casting(String show) {
        return new PersonViews(people(show), parts.pipeline().library(), parts.outbox());
    }

    /** The show of the path, which must be there. */
    String existing(Request call) {
        String show = call.show();
        if (episodes(show).isEmpty()) {
            throw Problem.notFound("there is no show '" + show + "' here: GET /shows lists those there are");
        }
        return show;
    }
}
