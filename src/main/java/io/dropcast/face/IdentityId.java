package io.dropcast.face;

/** The name of an identity, the tracks of one episode that show one person: {@code id_0012}. Never used twice. */
public record IdentityId(int number) implements Comparable<IdentityId> {

    public IdentityId {
        if (number < 1) {
            throw new IllegalArgumentException("identity numbers start at 1, found " + number);
        }
    }

    /** {@code id_0012}. */
    public String text() {
        return "id_" + Digits.of(number, 4);
    }

    /** @throws IllegalArgumentException when the text is not such as {@code id_0012} */
    public static IdentityId parse(String text) {
        if (!text.matches("id_[0-9]{4,9}")) {
            throw new IllegalArgumentException("'" + text + "' is not an id such as id_0012");
        }
        return new IdentityId(Integer.parseInt(text.substring("id_".length())));
    }

    @Override
    public int compareTo(IdentityId other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return text();
    }
}
