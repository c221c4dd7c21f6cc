package io.dropcast.web;

import io.dropcast.edits.PeopleEdits;
import io.dropcast.people.Author;
import io.dropcast.people.People;
import io.dropcast.people.Person;
import io.dropcast.people.match.Suggestion;
import io.dropcast.web.view.ClusterView;
import io.dropcast.web.view.SuggestionsView;
import io.dropcast.web.view.SuggestionsView.SuggestionView;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Clusters that may show a known person, for a human to accept or to dismiss. */
public final class SuggestionsResource implements Resource {
    private final ShowData data;

    public SuggestionsResource(ShowData data) {
        this.data = data;
    }

    @Override
    public Map<String, Function<Request, Response>> operations() {
        return Map.of(
                "list-suggestions", this::list, "accept-suggestion", this::accept, "dismiss-suggestion", this::dismiss);
    }

    private Response list(Request request) {
        String show = data.show(request);
        People people = data.people(show);
        PersonViews views = data.personViews(show);
        return Response.ok(new SuggestionsView(data.suggestions().asked(show).stream()
                .flatMap(a -> view(a.suggestion(), people, views).stream().map(v -> new Weighed(v, a.odds())))
                .sorted(Comparator.comparingDouble(Weighed::settles)
                        .reversed()
                        .thenComparing(Comparator.comparingDouble(
                                        (Weighed w) -> w.view().similarity())
                                .reversed())
                        .thenComparing(w -> w.view().id()))
                .map(Weighed::view)
                .toList()));
    }

    /** @param odds of a yes, by what humans decided before */
    private record Weighed(SuggestionView view, double odds) {
        double settles() {
            return view.settlesSeconds() * odds;
        }
    }

    /** Empty when the person is not there any more. */
    private static Optional<SuggestionView> view(Suggestion s, People people, PersonViews views) {
        Optional<Person> person = s.maybe() instanceof Suggestion.OfPerson of
                ? people.person(of.id())
                : Optional.ofNullable(people.owners().get(s.maybe().text()));
        ClusterView cluster = views.cluster(s.cluster());
        return person.map(p -> new SuggestionView(
                s.key(),
                cluster,
                views.person(p, false),
                s.maybe() instanceof Suggestion.OfCluster other
                        ? Optional.of(views.cluster(other.cluster()))
                        : Optional.empty(),
                s.similarity(),
                s.reason(),
                cluster.seconds()));
    }

    private Response accept(Request request) {
        return settled(request, (show, key) -> data.suggestions().accept(show, Author.API, key));
    }

    private Response dismiss(Request request) {
        return settled(request, (show, key) -> data.suggestions().dismiss(show, Author.API, key));
    }

    private Response settled(Request request, BiFunction<String, String, PeopleEdits.Outcome> how) {
        String show = data.show(request);
        String key = request.plain("suggestion");
        boolean there = data.people(show).dismissed().contains(key)
                || data.suggestions().open(show).stream().anyMatch(s -> s.key().equals(key));
        if (!there) {
            throw Problem.notFound("there is no suggestion '" + Request.shown(key) + "' in " + show
                    + ", or it was settled: GET /shows/" + show + "/suggestions lists those there are");
        }
        return data.edited(show, Optional.empty(), how.apply(show, key));
    }
}
