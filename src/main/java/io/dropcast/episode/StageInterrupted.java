package io.dropcast.episode;

/** The engine is being stopped: nothing is wrong with the input, and the stage starts again next time. */
public final class StageInterrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StageInterrupted(String stage) {
        super(stage + " was interrupted; it starts again at the next run");
    }
}
