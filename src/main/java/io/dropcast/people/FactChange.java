package io.dropcast.people;

import java.util.Optional;

/**
 * A fact that got another value.
 *
 * @param before empty when it was not known
 * @param after empty when it is no longer known
 */
record FactChange(Fact fact, Optional<String> before, Optional<String> after) {
    FactChange reversed() {
        return new FactChange(fact, after, before);
    }
}
