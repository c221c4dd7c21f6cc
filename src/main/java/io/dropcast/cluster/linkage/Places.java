package io.dropcast.cluster.linkage;

import java.util.Arrays;

/** A set of places, rising. */
final class Places {
    private final int[] places;
    private int count;

    private Places(int[] places, int count) {
        this.places = places;
        this.count = count;
    }

    /** 0 to one less than {@code size}. */
    static Places all(int size) {
        int[] places = new int[size];
        Arrays.setAll(places, i -> i);
        return new Places(places, size);
    }

    /** Room for as many, and nothing in it. */
    static Places none(int size) {
        return new Places(new int[size], 0);
    }

    int count() {
        return count;
    }

    int get(int index) {
        return places[index];
    }

    /** The lowest, or more than any place. */
    int lowest() {
        return count == 0 ? Integer.MAX_VALUE : places[0];
    }

    /** @param place is not in it */
    void add(int place) {
        int at = -1 - Arrays.binarySearch(places, 0, count, place);
        System.arraycopy(places, at, places, at + 1, count - at);
        places[at] = place;
        count++;
    }

    /** @param place is in it */
    void remove(int place) {
        int at = Arrays.binarySearch(places, 0, count, place);
        count--;
        System.arraycopy(places, at + 1, places, at, count - at);
    }
}
