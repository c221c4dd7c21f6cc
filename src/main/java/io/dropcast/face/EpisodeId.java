package io.dropcast.face;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an episode: lower case letters, digits and single hyphens, at most 100 characters, often ending in {@code -s01e02}.
 * Because of that alphabet it can be used as a folder name and an S3 key as it is; nothing else from outside ever is.
 */
public record EpisodeId(String value) implements Comparable<EpisodeId> {
    private static final Pattern LEGAL = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern NUMBERED = Pattern.compile("(.+)-s[0-9]{2,3}e[0-9]{2,3}");
    /** With what separates it from the show; letters of any script belong to the show. */
    private static final Pattern SEASON_EPISODE =
            Pattern.compile("(?i)[^\\p{L}\\p{M}\\p{N}]*s([0-9]{1,3})[^a-z0-9]{0,2}e([0-9]{1,3})(?![0-9])");

    private static final int LONGEST = 100;

    /** @throws IllegalArgumentException when the text has any other form */
    public EpisodeId {
        if (value.length() > LONGEST || !LEGAL.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "'" + shorten(value)
                            + "' is not an episode id: use lower case letters, digits and single hyphens, such as my-show-s01e02");
        }
    }

    /**
     * The id that a file name stands for: {@code My Show S01E02.final.mkv} is {@code my-show-s01e02}. Folders and the ending are cut
     * off, accents are dropped, everything else that is not a letter or a digit becomes a hyphen. What stands behind SNNENN is left out,
     * so that two cuts of one episode are one episode.
     *
     * @throws IllegalArgumentException when nothing usable is left
     */
    public static EpisodeId fromFileName(String fileName) {
        String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        if (dot > 0) {
            name = name.substring(0, dot);
        }
        Matcher numbered = SEASON_EPISODE.matcher(name);
        String slug;
        if (numbered.find() && numbered.start() > 0) {
            String show = slug(name.substring(0, numbered.start()));
            slug = show
                    + String.format(
                            Locale.ROOT,
                            "-s%02de%02d",
                            Integer.parseInt(numbered.group(1)),
                            Integer.parseInt(numbered.group(2)));
        } else {
            slug = slug(name);
        }
        if (!LEGAL.matcher(slug).matches()) {
            throw new IllegalArgumentException("no episode id can be made from the file name '" + shorten(fileName)
                    + "': rename it to something such as my-show-s01e02.mp4");
        }
        return new EpisodeId(slug);
    }

    /** What stands before {@code -sNNeNN}; the whole id where there is no such ending. */
    public String show() {
        Matcher m = NUMBERED.matcher(value);
        return m.matches() ? m.group(1) : value;
    }

    private static String slug(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        String slug = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        // leave room for the season and episode
        String cut = slug.length() > LONGEST - 10 ? slug.substring(0, LONGEST - 10) : slug;
        return cut.replaceAll("-+$", "");
    }

    private static String shorten(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 80 ? printable : printable.substring(0, 77) + "...";
    }

    @Override
    public int compareTo(EpisodeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
