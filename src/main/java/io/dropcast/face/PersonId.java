package io.dropcast.face;

/** The name of a person of a show: {@code p_0001}. Never used twice. */
public record PersonId(int number) implements Comparable<PersonId> {

    public PersonId {
        if (number < 1) {
            throw new IllegalArgumentException("person numbers start at 1, found " + number);
        }
    }

    /** {@code p_0001}. */
    public String text() {
        return "p_" + Digits.of(number, 4);
    }

    /** @throws IllegalArgumentException when the text is not such as {@code p_0001} */
    public static PersonId parse(String text) {
        if (!text.matches("p_[0-9]{4,9}")) {
            throw new IllegalArgumentException("'" + text + "' is not an id such as p_0001");
        }
        return new PersonId(Integer.parseInt(text.substring("p_".length())));
    }

    @Override
    public int compareTo(PersonId other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return text();
    }
}
