package io.dropcast.people;

import io.dropcast.face.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Where the people of a show are kept, with all that ever happened to them. Safe for several threads and processes. */
public interface PeopleBook {

    /** All that happened; nothing where there is nothing yet. */
    Journal journal(String show);

    /**
     * Adds an entry to the journal; changes wait for each other, so none is lost.
     *
     * @param change the entry for the journal as it is at that time; empty when everything is so already
     * @throws Refused by the change; nothing is written then
     */
    Change change(String show, BiFunction<Journal, Instant, Optional<JournalEntry>> change);

    /** The people as they are now; none where there is nothing yet. */
    default People read(String show) {
        return journal(show).people();
    }

    /**
     * Replaces the people by what the change makes of them; changes wait for each other, so none is lost.
     *
     * @throws Refused by the change; nothing is written then
     */
    default Change update(String show, Author who, UnaryOperator<People> change) {
        return change(show, (journal, time) -> journal.entry(who, time, change));
    }

    /**
     * Makes the changes that a user made in a people.json.
     *
     * @param known every cluster of the show's episodes
     * @throws Refused when a rule is broken; nothing is written then
     */
    default Change edit(String show, Author who, byte[] peopleJson, Set<String> known) {
        return change(show, (journal, time) -> journal.entry(who, time, peopleJson, known));
    }

    /**
     * Takes one change back.
     *
     * @throws Refused when something later builds on it; nothing is written then
     */
    default Change undo(String show, Author who, String entry) {
        return change(show, (journal, time) -> journal.undo(entry, who, time));
    }

    /**
     * What is known of a person who is to be erased.
     *
     * @throws Refused when no person ever had that id
     */
    default PersonErasure forgetting(String show, PersonId person) {
        return journal(show).forgetting(person);
    }

    /**
     * Erases a person from the journal and from the people. Doing it twice changes nothing.
     *
     * @param names that must not be left, beside those that the journal still knows
     * @return the clusters that the person had until then
     */
    Set<String> erase(String show, Author who, PersonId person, Set<String> names);

    /** All that happened, the oldest first. */
    default List<JournalEntry> log(String show) {
        return journal(show).entries();
    }

    /** @param entry empty when everything was so already */
    record Change(People before, People after, Optional<JournalEntry> entry) {}
}
