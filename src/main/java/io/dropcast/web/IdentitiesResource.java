package io.dropcast.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.edits.PeopleEdits;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.people.Author;
import io.dropcast.people.Labels;
import io.dropcast.people.People;
import io.dropcast.people.Person;
import io.dropcast.report.story.CastMember;
import io.dropcast.report.story.ScreenTime;
import io.dropcast.web.view.EditRequests.Label;
import io.dropcast.web.view.IdentitiesView;
import io.dropcast.web.view.IdentitiesView.IdentityView;
import io.dropcast.web.view.IdentitiesView.UnclusteredView;
import io.dropcast.workflow.EpisodeRead;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The identities of an episode. */
public final class IdentitiesResource implements Resource {
    private final ShowData data;

    public IdentitiesResource(ShowData data) {
        this.data = data;
    }

    @Override
    public Map<String, Function<Request, Response>> operations() {
        return Map.of(
                "list-identities", this::list,
                "label-identity", this::label,
                "get-identity-picture", this::picture,
                "list-identity-tracks", this::tracks);
    }

    private Response list(Request request) {
        EpisodeId ep = data.episode(request);
        EpisodeRead read = data.read(ep);
        ObjectNode doc = data.document(ep, "identities.json");
        Map<String, Person> owners = data.people(ep.show()).owners();
        return Response.ok(new IdentitiesView(
                ep.value(),
                EpisodesResource.fields(doc, "config"),
                EpisodesResource.fields(doc, "stats"),
                read.identities().values().stream()
                        .map(m ->
                                view(ep, read, m, Optional.ofNullable(owners.get(People.clusterId(ep, m.identity())))))
                        .toList(),
                unclustered(ep, read)));
    }

    private static UnclusteredView unclustered(EpisodeId ep, EpisodeRead read) {
        double seconds =
                ScreenTime.of(read.unclustered(), read.video().seconds()).seconds();
        return new UnclusteredView(
                Json.round(seconds, 3),
                read.tracks().values().stream()
                        .filter(t -> t.identity().isEmpty())
                        .map(t -> TrackViews.track(ep, t))
                        .toList());
    }

    private static IdentityView view(EpisodeId ep, EpisodeRead read, CastMember m, Optional<Person> owner) {
        return new IdentityView(
                m.identity().text(),
                owner.flatMap(Person::name),
                m.tracks().stream().map(t -> t.track().number()).toList(),
                m.faces(),
                Json.round(ScreenTime.of(m.tracks(), read.video().seconds()).seconds(), 3),
                m.picture().map(p -> PersonViews.picture(ep, m.identity())),
                m.cohesion(),
                m.minIdentitySim(),
                m.lowCohesion(),
                m.together(),
                PersonViews.outlier(m),
                owner.map(p -> p.id().text()),
                owner.flatMap(Person::name));
    }

    private Response label(Request request) {
        EpisodeId ep = data.episode(request);
        String cluster = People.clusterId(ep, data.identity(ep, request.identity()));
        Optional<String> label = request.json(Label.class).label();
        if (!request.object(Label.class).has("label")) {
            throw Problem.badRequest("label", "\"label\" is missing; null takes it away");
        }
        PeopleEdits.Outcome outcome = data.peopleEdits()
                .move(ep.show(), Author.API, (moves, people) -> new Labels(moves).label(people, cluster, label));
        Optional<String> owner = Optional.ofNullable(
                        data.people(ep.show()).owners().get(cluster))
                .map(p -> p.id().text());
        return data.edited(ep.show(), owner, outcome);
    }

    private Response picture(Request request) {
        EpisodeId ep = data.episode(request);
        IdentityId id = request.identity();
        return data.store()
                .read(Key.frames(ep, "identities/" + id.text() + "/rep.jpg"))
                .map(Response::jpeg)
                .orElseThrow(() -> Problem.notFound("there is no picture of " + id + " in " + ep));
    }

    private Response tracks(Request request) {
        EpisodeId ep = data.episode(request);
        Optional<IdentityId> id = Optional.of(data.identity(ep, request.identity()));
        return TrackViews.page(
                request,
                ep,
                data.read(ep).tracks().values().stream()
                        .filter(t -> t.identity().equals(id))
                        .toList());
    }
}
