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
import io.dropcast.people.match.Suggestion;
import io.dropcast.web.view.ChangeView;
import io.dropcast.web.view.ClusterView;
import io.dropcast.web.view.EntryView;
import io.dropcast.web.view.JournalView;
import io.dropcast.web.view.PeopleView;
import io.dropcast.web.view.SuggestionView;
import io.dropcast.web.view.SuggestionsView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** The people of a show, and what humans change about them. Every edit goes the way of an edited file: journalled, undone by its id. */
public final class PeopleResource {
    private static final int LONGEST_JOURNAL = 1000;

    private final ShowData parts;
    private final ShowsResource shows;

    public PeopleResource(ShowData parts, ShowsResource shows) {
        this.parts = parts;
        this.shows = shows;
    }

    /** {@code GET /shows/{show}/people}. */
    public Response list(Request call) {
        String show = shows.existing(call);
        Journal journal = parts.pipeline().journal(show);
        PersonViews casting = shows.casting(show);
        List<JournalEntry> entries = journal.entries();
        return Response.ok(new PeopleView(
                show,
                entries.isEmpty() ? "" : entries.get(entries.size() - 1).state(),
                journal.people().people().stream()
                        .map(p -> casting.person(p, false))
                        .toList(),
                casting.nobodys(shows.episodes(show))));
    }

    /** {@code GET /shows/{show}/people/{person}}. */
    public Response get(Request call) {
        String show = shows.existing(call);
        return Response.ok(shows.casting(show).person(existing(show, call.person()), true));
    }

    /** {@code GET /shows/{show}/people/{person}/thumb.jpg}. */
    public Response thumb(Request call) {
        String show = shows.existing(call);
        PersonId id = call.person();
        return existing(show, id)
                .picture()
                .filter(Key::isKey)
                .flatMap(path -> parts.outbox().read(new Key(path)))
                .map(Response::jpeg)
                .orElseThrow(() -> Problem.notFound("there is no picture of " + id));
    }

    /** {@code PATCH /shows/{show}/people/{person}}. */
    public Response change(Request call) {
        String show = shows.existing(call);
        PersonId id = call.person();
        existing(show, id);
        Body body = call.json("name", "aliases", "ignored");
        Optional<List<String>> aliases = body.texts("aliases");
        Optional<Boolean> ignored = body.flag("ignored");
        Optional<String> name = body.text("name");
        return edited(
                show,
                Optional.of(id),
                badName(() -> parts.pipeline().edits().people().move(show, Author.API, (moves, people) -> {
                    People now = body.has("name") ? moves.rename(people, id, name) : people;
                    now = aliases.isPresent() ? moves.alsoCalled(now, id, aliases.get()) : now;
                    return ignored.isPresent() ? moves.ignore(now, id, ignored.get()) : now;
                })));
    }

    /** {@code POST /shows/{show}/people}. */
    public Response create(Request call) {
        String show = shows.existing(call);
        Body body = call.json("name", "cluster_ids");
        Optional<String> name = body.text("name");
        List<String> clusters = body.texts("cluster_ids").orElse(List.of()).stream()
                .map(c -> body.parsed("cluster_ids", c, Request::checkedCluster))
                .distinct()
                .toList();
        if (clusters.isEmpty()) {
            throw Problem.badRequest("cluster_ids", "a new person needs at least one cluster in \"cluster_ids\"");
        }
        PersonViews casting = shows.casting(show);
        clusters.forEach(c -> existing(casting, show, c));
        List<PersonId> made = new ArrayList<>();
        PeopleEdits.Outcome outcome =
                badName(() -> parts.pipeline().edits().people().move(show, Author.API, (moves, people) -> {
                    made.clear();
                    People now = moves.giveToNew(people, clusters.get(0));
                    PersonId id = Optional.ofNullable(now.owners().get(clusters.get(0)))
                            .map(Person::id)
                            .orElseThrow(() -> new IllegalStateException(clusters.get(0) + " was given to nobody"));
                    made.add(id);
                    for (String c : clusters) {
                        now = moves.give(now, c, id);
                    }
                    return name.isPresent() ? moves.rename(now, id, name) : now;
                }));
        return edited(show, made.stream().findFirst(), outcome);
    }

    /** {@code DELETE /shows/{show}/people/{person}}. */
    public Response delete(Request call) {
        String show = shows.existing(call);
        PersonId id = call.person();
        existing(show, id);
        return move(show, Optional.of(id), (moves, people) -> moves.delete(people, id));
    }

    /** {@code POST /shows/{show}/people/{person}/merge}. */
    public Response merge(Request call) {
        String show = shows.existing(call);
        PersonId from = call.person();
        existing(show, from);
        Body body = call.json("into");
        PersonId into = body.parsed("into", body.needed("into"), PersonId::parse);
        existing(show, into);
        return move(show, Optional.of(into), (moves, people) -> moves.merge(people, into, from));
    }

    /** {@code POST /shows/{show}/clusters/{cluster}/move}. */
    public Response moveCluster(Request call) {
        String show = shows.existing(call);
        String cluster = existing(shows.casting(show), show, call.cluster());
        Body body = call.json("person_id");
        if (!body.has("person_id")) {
            throw Problem.badRequest("person_id", "\"person_id\" is missing; null makes the cluster nobody's");
        }
        Optional<PersonId> to = body.person("person_id");
        to.ifPresent(id -> existing(show, id));
        return move(
                show,
                to,
                (moves, people) ->
                        to.isPresent() ? moves.give(people, cluster, to.get()) : moves.takeAway(people, cluster));
    }

    /** {@code POST /shows/{show}/clusters/{cluster}/never}. */
    public Response never(Request call) {
        String show = shows.existing(call);
        String cluster = existing(shows.casting(show), show, call.cluster());
        Body body = call.json("person_id");
        PersonId id = body.parsed("person_id", body.needed("person_id"), PersonId::parse);
        existing(show, id);
        return move(show, Optional.of(id), (moves, people) -> moves.never(people, id, cluster));
    }

    /** {@code GET /shows/{show}/journal}. */
    public Response journal(Request call) {
        String show = shows.existing(call);
        int limit = call.whole("limit", 50, 1, LONGEST_JOURNAL);
        List<JournalEntry> all = new ArrayList<>(parts.pipeline().journal(show).entries());
        Map<String, String> undoneBy = new HashMap<>();
        all.forEach(e -> e.undoes().ifPresent(u -> undoneBy.put(u, e.id())));
        Collections.reverse(all);
        return Response.ok(new JournalView(all.stream()
                .limit(limit)
                .map(e -> entry(e, Optional.ofNullable(undoneBy.get(e.id()))))
                .toList()));
    }

    /** {@code POST /shows/{show}/journal/{entry}/undo}. */
    public Response undo(Request call) {
        String show = shows.existing(call);
        String id = call.entry();
        if (parts.pipeline().journal(show).entries().stream().noneMatch(e -> e.id().equals(id))) {
            throw Problem.notFound("there is no '" + id + "' in the journal of " + show);
        }
        return edited(
                show,
                Optional.empty(),
                conflict(() -> parts.pipeline().edits().people().undo(show, Author.API, id)));
    }

    /** {@code GET /shows/{show}/suggestions}. */
    public Response suggestions(Request call) {
        String show = shows.existing(call);
        People people = shows.people(show);
        PersonViews casting = shows.casting(show);
        return Response.ok(new SuggestionsView(parts.pipeline().edits().suggestions().asked(show).stream()
                .flatMap(a ->
                        suggestion(a.suggestion(), people, casting).stream().map(v -> new Weighed(v, a.odds())))
                .sorted(Comparator.comparingDouble(Weighed::settles)
                        .reversed()
                        .thenComparing(Comparator.comparingDouble(
                                        (Weighed w) -> w.view().similarity())
                                .reversed())
                        .thenComparing(w -> w.view().id()))
                .map(Weighed::view)
                .toList()));
    }

    /** @param odds of a yes, by what humans taught */
    private record Weighed(SuggestionView view, double odds) {
        double settles() {
            return view.settlesSeconds() * odds;
        }
    }

    private static Optional<SuggestionView> suggestion(Suggestion s, People people, PersonViews casting) {
        Optional<Person> whom = s.maybe() instanceof Suggestion.OfPerson of
                ? people.person(of.id())
                : Optional.ofNullable(people.owners().get(s.maybe().text()));
        ClusterView cluster = casting.cluster(s.cluster());
        return whom.map(p -> new SuggestionView(
                s.key(),
                cluster,
                casting.person(p, false),
                s.maybe() instanceof Suggestion.OfCluster other
                        ? Optional.of(casting.cluster(other.cluster()))
                        : Optional.empty(),
                s.similarity(),
                s.reason(),
                cluster.seconds()));
    }

    /** {@code POST /shows/{show}/suggestions/{suggestion}/accept}. */
    public Response accept(Request call) {
        return settled(
                call, (show, key) -> parts.pipeline().edits().suggestions().accept(show, Author.API, key));
    }

    /** {@code POST /shows/{show}/suggestions/{suggestion}/dismiss}. */
    public Response dismiss(Request call) {
        return settled(
                call, (show, key) -> parts.pipeline().edits().suggestions().dismiss(show, Author.API, key));
    }

    private Response settled(Request call, BiFunction<String, String, PeopleEdits.Outcome> how) {
        String show = shows.existing(call);
        String key = call.plain("suggestion");
        boolean there = shows.people(show).dismissed().contains(key)
                || parts.pipeline().edits().suggestions().open(show).stream()
                        .anyMatch(s -> s.key().equals(key));
        if (!there) {
            throw Problem.notFound("there is no suggestion '" + Request.shown(key) + "' in " + show
                    + ", or it was settled: GET /shows/" + show + "/suggestions lists those there are");
        }
        return edited(show, Optional.empty(), conflict(() -> how.apply(show, key)));
    }

    private Response move(String show, Optional<PersonId> about, BiFunction<Moves, People, People> move) {
        return edited(
                show, about, conflict(() -> parts.pipeline().edits().people().move(show, Author.API, move)));
    }

    /** That everybody is there was looked at before: what is left is what somebody may be called. */
    private static PeopleEdits.Outcome badName(Supplier<PeopleEdits.Outcome> edit) {
        try {
            return edit.get();
        } catch (Refused e) {
            throw Problem.badRequest(e.why());
        }
    }

    static PeopleEdits.Outcome conflict(Supplier<PeopleEdits.Outcome> edit) {
        try {
            return edit.get();
        } catch (Refused e) {
            throw Problem.conflict(e.why());
        }
    }

    private Response edited(String show, Optional<PersonId> about, PeopleEdits.Outcome outcome) {
        return changed(parts, show, about.map(PersonId::text), outcome);
    }

    /** The answer to an edit, when its line is in the journal; the files follow. */
    static Response changed(ShowData parts, String show, Optional<String> person, PeopleEdits.Outcome outcome) {
        if (outcome.entry().isPresent()) {
            parts.follow().edited(show);
        }
        return Response.ok(new ChangeView(outcome.entry().map(e -> entry(e, Optional.empty())), person));
    }

    private static EntryView entry(JournalEntry e, Optional<String> undoneBy) {
        return new EntryView(
                e.id(),
                e.time(),
                e.who().name().toLowerCase(java.util.Locale.ROOT),
                e.eachInWords(),
                e.undoes(),
                undoneBy);
    }

    private Person existing(String show, PersonId id) {
        return shows.people(show)
                .person(id)
                .orElseThrow(() -> Problem.notFound(
                        "there is no " + id + " in " + show + ": GET /shows/" + show + "/people lists everybody"));
    }

    private static String existing(PersonViews casting, String show, String cluster) {
        if (!People.episodeOf(cluster).show().equals(show) || !casting.exists(cluster)) {
            throw Problem.notFound("there is no cluster '" + cluster + "' in " + show);
        }
        return cluster;
    }
}
