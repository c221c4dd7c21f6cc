package io.dropcast.app;

/**
 * One thing that was checked.
 *
 * @param what in a word
 * @param text what was found, and what to do when it is not well
 */
public record CheckResult(Grade grade, String what, String text) {

    /** How it is. */
    public enum Grade {
        OK("ok"),
        /** It works, and there is something better. */
        TIP("tip"),
        BAD("BAD");

        private final String shown;

        Grade(String shown) {
            this.shown = shown;
        }

        public String shown() {
            return shown;
        }
    }

    public CheckResult(boolean well, String what, String text) {
        this(well ? Grade.OK : Grade.BAD, what, text);
    }

    public boolean well() {
        return grade != Grade.BAD;
    }
}
