package io.dropcast.episode;

/** The engine is being stopped: nothing is wrong with the input, and the stage starts again next time. */
public final class StageInterrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StageInterrupted(String stage) {
        super(stage + " was interrupted; it starts again at the next run");
    }

    /**
     * For the outer loop of what takes long and waits for nothing.
     *
     * @throws StageInterrupted when the calling thread was interrupted; it stays so
     */
    public static void check(String stage) {
        if (Thread.currentThread().isInterrupted()) {
            throw new StageInterrupted(stage);
        }
    }
}
