package io.dropcast.models;

/** A file could not be brought here. */
final class FetchFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final String toDo;

    /**
     * @param why a clause
     * @param toDo whole sentences
     */
    FetchFailed(String why, String toDo) {
        super(why);
        this.toDo = toDo;
    }

    String why() {
        return String.valueOf(getMessage());
    }

    String toDo() {
        return toDo;
    }
}
