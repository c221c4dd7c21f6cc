package io.dropcast.people;

import java.util.function.UnaryOperator;

/** Where the people of a show are kept. Safe for several threads and processes. */
public interface PeopleBook {

    /** The people as they are now; nobody where there is no file yet. */
    People read(String show);

    /** Replaces the people by what the change makes of them; changes wait for each other, so none is lost. */
    People update(String show, UnaryOperator<People> change);
}
