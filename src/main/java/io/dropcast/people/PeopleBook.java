package io.dropcast.people;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Where the people of a show are kept, with all that ever happened to them. Safe for several threads and processes. */
public interface PeopleBook {

    /** The people as they are now; nobody where there is nothing yet. */
    People read(String show);

    /**
     * Replaces the people by what the change makes of them; changes wait for each other, so none is lost.
     *
     * @throws Refused by the change; nothing is written then
     */
    Change update(String show, Author who, UnaryOperator<People> change);

    /**
     * Makes the changes that somebody made in a people.json.
     *
     * @param known every cluster of the show's episodes
     * @throws Refused when a rule is broken; nothing is written then
     */
    Change edit(String show, Author who, byte[] peopleJson, Set<String> known);

    /**
     * Takes one change back.
     *
     * @throws Refused when something later builds on it; nothing is written then
     */
    Change undo(String show, Author who, String entry);

    /** All that happened, the oldest first. */
    List<JournalEntry> log(String show);

    /** @param entry empty when everything was so already */
    record Change(People before, People after, Optional<JournalEntry> entry) {}
}
