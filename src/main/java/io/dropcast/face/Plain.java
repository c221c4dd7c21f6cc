package io.dropcast.face;

/** Names come from outside: nothing in them may break a line of the log or steer a terminal. */
public final class Plain {
    private Plain() {}

    public static String text(String name) {
        return name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }
}
