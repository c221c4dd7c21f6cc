package io.dropcast.models;

/** A model file, or the list of them, is not as it must be. Trying again without doing what it says will not help. */
public final class ModelTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final String where;
    private final String why;
    private final String toDo;

    /**
     * @param what the file at fault
     * @param where its path, or the folder it should be in
     * @param why a clause such as {@code missing}
     * @param toDo whole sentences
     */
    public ModelTrouble(String what, String where, String why, String toDo) {
        super(what + " (" + where + "): " + why + ". " + toDo);
        this.what = what;
        this.where = where;
        this.why = why;
        this.toDo = toDo;
    }

    public ModelTrouble(String what, String where, String why, String toDo, Throwable cause) {
        this(what, where, why, toDo);
        initCause(cause);
    }

    public String what() {
        return what;
    }

    public String where() {
        return where;
    }

    public String why() {
        return why;
    }

    public String toDo() {
        return toDo;
    }
}
