package io.dropcast.edits;

import io.dropcast.episode.EpisodeStore;
import io.dropcast.face.EpisodeId;
import io.dropcast.people.Author;
import io.dropcast.people.Decisions;
import io.dropcast.people.JournalEntry;
import io.dropcast.people.Moves;
import io.dropcast.people.People;
import io.dropcast.people.PeopleBook;
import io.dropcast.people.Person;
import io.dropcast.people.Refused;
import io.dropcast.people.SuggestionsManifest;
import io.dropcast.people.WordsInJournal;
import io.dropcast.people.match.Suggestion;
import io.dropcast.settings.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where suggestions are settled. */
public final class SuggestionEdits {
    /** So much more alike is a factor e likelier to be one person. */
    private static final double UNIT = 0.05;

    private final PeopleEdits peopleEdits;
    private final PeopleBook book;
    private final EpisodeStore store;
    private final SuggestionsManifest manifest;

    public SuggestionEdits(PeopleEdits peopleEdits, PeopleBook book, EpisodeStore store) {
        this.peopleEdits = peopleEdits;
        this.book = book;
        this.store = store;
        this.manifest = new SuggestionsManifest(store);
    }

    /**
     * A question.
     *
     * @param odds by which factor a yes is likelier than the similarity says, because of what humans said; 1 where they said nothing
     */
    public record Asked(Suggestion suggestion, double odds) {
        private double likely() {
            return suggestion.similarity() + UNIT * Math.log(odds);
        }
    }

    /** What is still to be settled in a show, as it was found. */
    public List<Suggestion> open(String show) {
        People people = book.read(show);
        return peopleEdits.episodes(show).stream()
                .flatMap(ep -> manifest.read(ep, people).stream())
                .map(SuggestionsManifest.Open::suggestion)
                .toList();
    }

    /** The same with what humans taught, the likelier first; as it was found where they said nothing. */
    public List<Asked> asked(String show) {
        People people = book.read(show);
        List<JournalEntry> log = book.log(show);
        Decisions decisions = Decisions.of(log);
        List<Asked> asked = new ArrayList<>();
        for (EpisodeId ep : peopleEdits.episodes(show)) {
            List<SuggestionsManifest.Open> open = manifest.read(ep, people);
            if (!open.isEmpty()) {
                SuggestionOdds odds = SuggestionOdds.of(store, ep, WordsInJournal.of(log, decisions, people, ep));
                open.forEach(o -> asked.add(asked(o.suggestion(), odds, people)));
            }
        }
        if (asked.stream().anyMatch(a -> a.odds() != 1)) {
            asked.sort(Comparator.comparingDouble(Asked::likely).reversed());
        }
        return asked;
    }

    private static Asked asked(Suggestion s, SuggestionOdds odds, People people) {
        String owner = s.maybe() instanceof Suggestion.OfPerson person
                ? person.id().text()
                : Optional.ofNullable(people.owners().get(s.maybe().text()))
                        .map(p -> p.id().text())
                        .orElse("");
        return new Asked(s, Math.exp(odds.of(owner)));
    }

    /**
     * It is not so, and is not to be shown again.
     *
     * @throws Refused when there is no such suggestion
     */
    public PeopleEdits.Outcome dismiss(String show, Author who, String key) {
        if (!book.read(show).dismissed().contains(key)) {
            find(show, key);
        }
        return peopleEdits.move(show, who, (moves, people) -> moves.dismiss(people, key));
    }

    /**
     * Accepts the suggestion: the cluster goes to the suggested person.
     *
     * @throws Refused when there is no such suggestion, or no person that the cluster could go to
     */
    public PeopleEdits.Outcome accept(String show, Author who, String key) {
        Suggestion suggestion = find(show, key);
        return peopleEdits.move(show, who, (moves, people) -> given(moves, people, suggestion));
    }

    private static People given(Moves moves, People people, Suggestion s) {
        if (s.maybe() instanceof Suggestion.OfPerson person) {
            return moves.give(people, s.cluster(), person.id());
        }
        Person other = Optional.ofNullable(people.owners().get(s.maybe().text()))
                .orElseThrow(() -> new Refused(s.maybe().text() + " has no owner by now: give it to a person first"));
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
