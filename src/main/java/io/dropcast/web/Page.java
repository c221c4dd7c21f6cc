package io.dropcast.web;

import java.util.List;

/**
 * The part of a list that is asked for.
 *
 * @param number from 1
 * @param size entries a page
 */
record Page(int number, int size) {

    /** That part of the list; empty behind its end. */
    <T> List<T> of(List<T> all) {
        int from = from(all.size());
        return all.subList(from, to(all.size()));
    }

    /** Where it begins in a list of so many. */
    int from(int total) {
        return (int) Math.min(total, (long) (number - 1) * size);
    }

    /** Where it ends, exclusive. */
    int to(int total) {
        return (int) Math.min(total, (long) from(total) + size);
    }
}
