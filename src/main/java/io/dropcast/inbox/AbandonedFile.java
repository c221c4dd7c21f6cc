package io.dropcast.inbox;

/** Work on a file ended in the middle, and it is not tried again by itself. */
public final class AbandonedFile extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean superseded;

    private AbandonedFile(String message, boolean superseded) {
        super(message);
        this.superseded = superseded;
    }

    public static AbandonedFile tooOften(int times) {
        return new AbandonedFile("the engine ended in the middle of it " + times + " times", false);
    }

    static AbandonedFile superseded() {
        return new AbandonedFile(
                "work on it was broken off, and another file of the same name waits in the inbox", true);
    }

    String toDo(String name) {
        return superseded
                ? "nothing, if the file in the inbox replaces it; else give " + name
                        + " another name and move it back into the inbox"
                : "look at the log of the engine and at the memory it has (DROPCAST_JAVA_OPTS=-Xmx4g); then move "
                        + name + " back into the inbox to try again";
    }
}
