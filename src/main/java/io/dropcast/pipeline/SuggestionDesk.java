package io.dropcast.pipeline;

import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Nearest;
import io.dropcast.people.Author;
import io.dropcast.people.Moves;
import io.dropcast.people.People;
import io.dropcast.people.PeopleBook;
import io.dropcast.people.Person;
import io.dropcast.people.Refused;
import io.dropcast.people.Suggestion;
import java.util.List;
import java.util.Optional;

/** Where suggestions are settled. */
public final class SuggestionDesk {
    private final PeopleDesk desk;
    private final PeopleBook book;
    private final SuggestionsManifest manifest;

    SuggestionDesk(PeopleDesk desk, PeopleBook book, EpisodeStore store) {
        this.desk = desk;
        this.book = book;
        this.manifest = new SuggestionsManifest(store);
    }

    /** What is still to be settled in a show. */
    public List<Suggestion> open(String show) {
        People people = book.read(show);
        return desk.episodes(show).stream()
                .flatMap(ep -> manifest.read(ep, people).stream())
                .map(SuggestionsManifest.Open::suggestion)
                .toList();
    }

    /**
     * It is not so, and is not to be shown again.
     *
     * @throws Refused when there is no such suggestion
     */
    public PeopleDesk.Outcome dismiss(String show, Author who, String key) {
        if (!book.read(show).dismissed().contains(key)) {
            find(show, key);
        }
        return desk.move(show, who, (moves, people) -> moves.dismiss(people, key));
    }

    /**
     * It is so: the cluster goes to whom it may be.
     *
     * @throws Refused when there is no such suggestion, or nobody whom the cluster could go to
     */
    public PeopleDesk.Outcome accept(String show, Author who, String key) {
        Suggestion suggestion = find(show, key);
        return desk.move(show, who, (moves, people) -> given(moves, people, suggestion));
    }

    private static People given(Moves moves, People people, Suggestion s) {
        if (s.maybe() instanceof Suggestion.OfPerson person) {
            return moves.give(people, s.cluster(), person.id());
        }
        Person other = Optional.ofNullable(people.owners().get(s.maybe().text()))
                .orElseThrow(() -> new Refused(s.maybe().text() + " is nobody's by now: say whose it is first"));
        return moves.give(people, s.cluster(), other.id());
    }

    private Suggestion find(String show, String key) {
        List<Suggestion> open = open(show);
        return open.stream()
                .filter(s -> s.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new Refused("there is no suggestion '" + key + "' in " + show
                        + Nearest.hint(
                                key,
                                open.stream().map(Suggestion::key).toList(),
                                "; 'dropcast people suggestions " + show + "' lists those there are")));
    }
}
