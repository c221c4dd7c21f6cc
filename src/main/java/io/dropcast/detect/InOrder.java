package io.dropcast.detect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Hands on what several pieces give as if they came one after the other: the piece whose turn it is passes through, what the others give
 * waits. Safe for several threads.
 */
final class InOrder<T> {
    private final Consumer<T> taker;
    private final Predicate<T> last;
    private final Map<Integer, Deque<T>> waiting = new HashMap<>();
    private final Set<Integer> over = new HashSet<>();
    private int turn;

    /**
     * @param taker called by one thread at a time
     * @param last whether a piece gives nothing more after this
     */
    InOrder(Consumer<T> taker, Predicate<T> last) {
        this.taker = taker;
        this.last = last;
    }

    /**
     * Where a piece puts what it gives.
     *
     * @param piece from 0
     */
    Consumer<T> of(int piece) {
        return item -> {
            put(piece, item);
            if (last.test(item)) {
                over(piece);
            }
        };
    }

    private synchronized void put(int piece, T item) {
        if (piece == turn) {
            taker.accept(item);
        } else {
            waiting.computeIfAbsent(piece, p -> new ArrayDeque<>()).add(item);
        }
    }

    private synchronized void over(int piece) {
        over.add(piece);
        while (over.remove(turn)) {
            turn++;
            Deque<T> next = waiting.getOrDefault(turn, new ArrayDeque<>());
            while (!next.isEmpty()) {
                taker.accept(next.remove());
            }
            waiting.remove(turn);
        }
    }
}
