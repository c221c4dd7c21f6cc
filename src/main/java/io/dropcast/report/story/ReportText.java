package io.dropcast.report.story;

import io.dropcast.cluster.evidence.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers and reasons as a person reads them. */
public final class ReportText {
    private static final String NO_VECTOR = "no_vector_";

    private static final Map<String, String> UNTOLD = Map.of(
            "clipped", "cut off by the edge",
            "low_confidence", "hard to make out",
            "low_contrast", "without contrast",
            "implausible_landmarks", "turned away or covered",
            "no_crop", "no picture was kept",
            "no_vector", "no clear picture",
            "turned", "turned away in all pictures",
            "poor_pictures", "too small, blurred or turned away",
            "doubtful_face", "perhaps no face",
            "by_hand", "put here by hand");

    private static final Pattern LOW_SIMILARITY = Pattern.compile("low_identity_similarity_(-?[0-9]+\\.[0-9]+)");

    /** What is a smaller share of all that speaks for it did not bring it about. */
    private static final double WORTH_SAYING = 0.1;

    private ReportText() {}

    /** {@code 1 track}, {@code 2 tracks}, {@code 1,234 tracks}. */
    public static String count(long number, String one, String many) {
        return grouped(number) + "\u00A0" + (number == 1 ? one : many);
    }

    /** {@code 1,234}. */
    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A moment: {@code 4:05}, {@code 1:04:05}. */
    public static String clock(double seconds) {
        return clock((long) Math.floor(seconds));
    }

    private static String clock(long whole) {
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    /** A moment to the tenth: {@code 4:05.2}. */
    public static String exactClock(double seconds) {
        long tenths = (long) Math.floor(seconds * 10 + 1e-6);
        return clock(tenths / 10) + "." + tenths % 10;
    }

    /** A length: {@code 4.2 s}, {@code 4 min 05 s}, {@code 1 h 04 min}. */
    public static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (seconds < 59.95) {
            return String.format(Locale.ROOT, "%.1f\u00A0s", seconds);
        }
        if (whole < 3600) {
            return String.format(Locale.ROOT, "%d\u00A0min %02d\u00A0s", whole / 60, whole % 60);
        }
        return String.format(Locale.ROOT, "%d\u00A0h %02d\u00A0min", whole / 3600, whole / 60 % 60);
    }

    /** A share of 1: {@code 21.3 %}. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f\u00A0%%", share * 100);
    }

    /** {@code 25}, {@code 23.976}. */
    public static String plain(double number) {
        String text = String.format(Locale.ROOT, "%.3f", number);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    /** What tracks are together by, and how sure that is: {@code together by face and clothes, 97 % sure}. */
    static String together(Why why) {
        double all = Math.max(0, why.face()) + Math.max(0, why.clothes()) + why.thread();
        List<String> by = new ArrayList<>(List.of("face"));
        if (why.clothes() > WORTH_SAYING * all) {
            by.add("clothes");
        }
        if (why.thread() > WORTH_SAYING * all) {
            by.add("the same camera set-up");
        }
        return "together by " + String.join(" and ", by) + ", " + Math.round(why.sure() * 100) + "\u00A0% sure";
    }

    /** Why the person in a track cannot be told. */
    public static String untold(String reason) {
        String why = reason.startsWith(NO_VECTOR) ? reason.substring(NO_VECTOR.length()) : reason;
        return UNTOLD.getOrDefault(why, why.replace('_', ' '));
    }

    /** Why a track stands alone. */
    public static String reason(String outlierReason) {
        Matcher low = LOW_SIMILARITY.matcher(outlierReason);
        if (low.matches()) {
            return "Stands alone: its likeness to the tracks it was grouped with was only " + low.group(1);
        }
        return "Stands alone: " + outlierReason.replace('_', ' ');
    }
}
