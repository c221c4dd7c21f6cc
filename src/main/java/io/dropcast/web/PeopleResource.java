package io.dropcast.web;

import io.dropcast.edits.PeopleEdits;
import io.dropcast.episode.Key;
import io.dropcast.face.PersonId;
import io.dropcast.people.Author;
import io.dropcast.people.Journal;
import io.dropcast.people.JournalEntry;
import io.dropcast.people.Moves;
import io.dropcast.people.People;
import io.dropcast.people.Person;
import io.dropcast.people.Refused;
import io.dropcast.web.view.EditRequests.ClusterMove;
import io.dropcast.web.view.EditRequests.ClusterNever;
import io.dropcast.web.view.EditRequests.Merge;
import io.dropcast.web.view.EditRequests.NewPerson;
import io.dropcast.web.view.EditRequests.PersonChange;
import io.dropcast.web.view.PeopleView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** The people of a show, and the edits of humans. Each is one entry of the journal, as the edit of a file is. */
public final class PeopleResource implements Resource {
    private final ShowData data;

    public PeopleResource(ShowData data) {
        this.data = data;
    }

    @Override
    public Map<String, Function<Request, Response>> operations() {
        return Map.of(
                "list-people", this::list,
                "get-person", this::get,
                "get-person-picture", this::picture,
                "change-person", this::change,
                "create-person", this::create,
                "delete-person", this::delete,
                "merge-person", this::merge,
                "move-cluster", this::moveCluster,
                "never-cluster", this::never);
    }

    private Response list(Request request) {
        String show = data.show(request);
        Journal journal = data.journal(show);
        PersonViews views = data.personViews(show);
        List<JournalEntry> entries = journal.entries();
        return Response.ok(new PeopleView(
                show,
                entries.isEmpty() ? "" : entries.get(entries.size() - 1).state(),
                journal.people().people().stream()
                        .map(p -> views.person(p, false))
                        .toList(),
                views.unassigned(data.episodes(show))));
    }

    private Response get(Request request) {
        String show = data.show(request);
        return Response.ok(data.personViews(show).person(existing(show, request.person()), true));
    }

    private Response picture(Request request) {
        String show = data.show(request);
        PersonId id = request.person();
        return existing(show, id)
                .picture()
                .filter(Key::isKey)
                .flatMap(path -> data.outbox().read(new Key(path)))
                .map(Response::jpeg)
                .orElseThrow(() -> Problem.notFound("there is no picture of " + id));
    }

    private Response change(Request request) {
        String show = data.show(request);
        PersonId id = request.person();
        existing(show, id);
        PersonChange change = request.json(PersonChange.class);
        boolean named = request.object(PersonChange.class).has("name");
        return edited(
                show,
                Optional.of(id),
                badName(() -> data.peopleEdits().move(show, Author.API, (moves, people) -> {
                    People now = named ? moves.rename(people, id, change.name()) : people;
                    now = change.aliases().isPresent()
                            ? moves.alsoCalled(now, id, change.aliases().get())
                            : now;
                    return change.ignored().isPresent()
                            ? moves.ignore(now, id, change.ignored().get())
                            : now;
                })));
    }

    private Response create(Request request) {
        String show = data.show(request);
        NewPerson person = request.json(NewPerson.class);
        List<String> clusters = person.clusterIds().orElse(List.of()).stream()
                .map(c -> Request.parsed("cluster_ids", c, Request::checkedCluster))
                .distinct()
                .toList();
        if (clusters.isEmpty()) {
            throw Problem.badRequest("cluster_ids", "a new person needs at least one cluster in \"cluster_ids\"");
        }
        PersonViews views = data.personViews(show);
        clusters.forEach(c -> existing(views, show, c));
        List<PersonId> made = new ArrayList<>();
        PeopleEdits.Outcome outcome = badName(() -> data.peopleEdits().move(show, Author.API, (moves, people) -> {
            made.clear();
            People now = moves.giveToNew(people, clusters.get(0));
            PersonId id = Optional.ofNullable(now.owners().get(clusters.get(0)))
                    .map(Person::id)
                    .orElseThrow(() -> new IllegalStateException(clusters.get(0) + " has no owner"));
            made.add(id);
            for (String c : clusters) {
                now = moves.give(now, c, id);
            }
            return person.name().isPresent() ? moves.rename(now, id, person.name()) : now;
        }));
        return edited(show, made.stream().findFirst(), outcome);
    }

    private Response delete(Request request) {
        String show = data.show(request);
        PersonId id = request.person();
        existing(show, id);
        return move(show, Optional.of(id), (moves, people) -> moves.delete(people, id));
    }

    private Response merge(Request request) {
        String show = data.show(request);
        PersonId from = request.person();
        existing(show, from);
        PersonId into = Request.parsed("into", request.json(Merge.class).into(), PersonId::parse);
        existing(show, into);
        return move(show, Optional.of(into), (moves, people) -> moves.merge(people, into, from));
    }

    private Response moveCluster(Request request) {
        String show = data.show(request);
        String cluster = existing(data.personViews(show), show, request.cluster());
        Optional<PersonId> to =
                request.json(ClusterMove.class).personId().map(id -> Request.parsed("person_id", id, PersonId::parse));
        if (!request.object(ClusterMove.class).has("person_id")) {
            throw Problem.badRequest("person_id", "\"person_id\" is missing; null leaves the cluster without a person");
        }
        to.ifPresent(id -> existing(show, id));
        return move(
                show,
                to,
                (moves, people) ->
                        to.isPresent() ? moves.give(people, cluster, to.get()) : moves.takeAway(people, cluster));
    }

    private Response never(Request request) {
        String show = data.show(request);
        String cluster = existing(data.personViews(show), show, request.cluster());
        PersonId id =
                Request.parsed("person_id", request.json(ClusterNever.class).personId(), PersonId::parse);
        existing(show, id);
        return move(show, Optional.of(id), (moves, people) -> moves.never(people, id, cluster));
    }

    private Response move(String show, Optional<PersonId> about, BiFunction<Moves, People, People> move) {
        return edited(show, about, data.peopleEdits().move(show, Author.API, move));
    }

    /** The people and clusters were found before, so only the name can be refused: that is the caller's mistake, not a conflict. */
    private static PeopleEdits.Outcome badName(Supplier<PeopleEdits.Outcome> edit) {
        try {
            return edit.get();
        } catch (Refused e) {
            throw Problem.badRequest(e.why());
        }
    }

    private Response edited(String show, Optional<PersonId> about, PeopleEdits.Outcome outcome) {
        return data.edited(show, about.map(PersonId::text), outcome);
    }

    private Person existing(String show, PersonId id) {
        return data.people(show)
                .person(id)
                .orElseThrow(() -> Problem.notFound("there is no " + id + " in " + show + ": GET /shows/" + show
                        + "/people lists those there are"));
    }

    private static String existing(PersonViews views, String show, String cluster) {
        if (!People.episodeOf(cluster).show().equals(show) || !views.exists(cluster)) {
            throw Problem.notFound("there is no cluster '" + cluster + "' in " + show);
        }
        return cluster;
    }
}
