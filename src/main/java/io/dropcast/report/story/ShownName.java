package io.dropcast.report.story;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name as it may be shown. Names come from a file that any user may have written: line breaks and other control characters become
 * spaces, and marks that would turn the text around them round are left out. This makes a name tidy, not safe: every format still
 * escapes it.
 *
 * @param full all of it
 * @param brief at most {@value #LONGEST} characters
 */
public record ShownName(String full, String brief) {
    static final int LONGEST = 60;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+");
    private static final Pattern DIRECTION_OVERRIDES = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Z}\\p{Cs}]*");

    /** The name, or the id where there is none that can be seen. */
    public static ShownName of(Optional<String> name, String id) {
        String full = name.map(ShownName::tidy)
                .filter(n -> !INVISIBLE.matcher(n).matches())
                .orElse(id);
        return new ShownName(full, clip(full));
    }

    public boolean clipped() {
        return !brief.equals(full);
    }

    /** The text on one line, without what would turn its surroundings round. */
    public static String tidy(String name) {
        String visible = DIRECTION_OVERRIDES.matcher(name).replaceAll("");
        return CONTROL.matcher(visible).replaceAll(" ").strip();
    }

    private static String clip(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)).stripTrailing() + "…";
    }
}
