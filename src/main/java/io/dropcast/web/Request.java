package io.dropcast.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.face.PersonId;
import io.dropcast.face.Plain;
import io.dropcast.face.TrackId;
import io.dropcast.people.People;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A request. Nothing in it is trusted: each part is checked when it is read, and a {@link Problem} says what is wrong with it.
 *
 * @param path parameters of the path, decoded
 * @param query parameters of the query, decoded; of several with one name, the last
 * @param body empty where there is none
 * @param upload the file that came with it
 * @param admitted whether the caller may use the API
 */
@SuppressWarnings("ArrayRecordComponent") // read once, compared never
public record Request(
        Map<String, String> path,
        Map<String, String> query,
        byte[] body,
        Optional<Upload> upload,
        BooleanSupplier admitted) {
    /**
     * A file that was sent.
     *
     * @param file on the disk
     * @param name as the sender says it, unchecked
     */
    public record Upload(Path file, String name) {}

    private static final Pattern ENTRY = Pattern.compile("j_[0-9]{6,9}");
    private static final int LONGEST_SHOWN = 160;

    public Request {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
    }

    /** {@code {show}}: the name of a show has the form of an episode's. */
    String show() {
        return inPath("show", text -> new EpisodeId(text).value());
    }

    /** {@code {ep}}. */
    EpisodeId episode() {
        return inPath("ep", EpisodeId::new);
    }

    /** {@code {person}}. */
    PersonId person() {
        return inPath("person", PersonId::parse);
    }

    /** {@code {identity}}. */
    IdentityId identity() {
        return inPath("identity", IdentityId::parse);
    }

    /** {@code {track}}: a number from 1. */
    TrackId track() {
        return inPath("track", text -> new TrackId(Integer.parseInt(text)));
    }

    /** {@code {cluster}}: such as {@code my-show-s01e02:id_0003}. */
    String cluster() {
        return inPath("cluster", Request::checkedCluster);
    }

    /** {@code {entry}}: such as {@code j_000007}. */
    String entry() {
        return inPath("entry", text -> {
            if (!ENTRY.matcher(text).matches()) {
                throw new IllegalArgumentException("'" + text + "' is not an entry such as j_000007");
            }
            return text;
        });
    }

    /** Any other parameter of the path, unchecked: only to be compared with known names. */
    String plain(String name) {
        return path.getOrDefault(name, "");
    }

    /** @throws IllegalArgumentException when it is not the id of a cluster */
    static String checkedCluster(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("'" + shown(text) + "' is no cluster such as my-show-s01e02:id_0003");
        }
        return People.clusterId(new EpisodeId(text.substring(0, colon)), IdentityId.parse(text.substring(colon + 1)));
    }

    private <T> T inPath(String name, Function<String, T> parser) {
        return parsed(name, plain(name), parser);
    }

    /**
     * A value of the path or the body.
     *
     * @param name of the parameter or field, for the message
     * @throws Problem when the parser throws {@link IllegalArgumentException}
     */
    static <T> T parsed(String name, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (NumberFormatException e) {
            throw Problem.badRequest(name, "'" + shown(text) + "' is not a number");
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(name, shown(String.valueOf(e.getMessage())));
        }
    }

    /** A whole number of the query. */
    int whole(String name, int otherwise, int least, int most) {
        String text = query.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the message below fits both
        }
        throw Problem.badRequest(
                name, name + " must be a whole number from " + least + " to " + most + ", found '" + shown(text) + "'");
    }

    /** A number of the query. */
    Optional<Double> number(String name) {
        String text = query.get(name);
        if (text == null) {
            return Optional.empty();
        }
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return Optional.of(number);
            }
        } catch (NumberFormatException e) {
            // the message below fits both
        }
        throw Problem.badRequest(name, name + " must be a number, found '" + shown(text) + "'");
    }

    /** {@code page}, from 1, and {@code page_size}. */
    Page page(int usualSize) {
        return new Page(whole("page", 1, 1, 1_000_000), whole("page_size", usualSize, 1, 1000));
    }

    /** The body as such a record: every key known, every value of its type. */
    <T extends Record> T json(Class<T> type) {
        return JsonBody.read(body, type);
    }

    /** The body as an object with no other keys than such a record has; its values are unchecked. */
    ObjectNode object(Class<? extends Record> type) {
        return JsonBody.object(body, type);
    }

    /** A text of the sender for a message: short, on one line, printable. */
    public static String shown(String text) {
        String plain = Plain.text(text);
        return plain.length() <= LONGEST_SHOWN ? plain : plain.substring(0, LONGEST_SHOWN - 3) + "...";
    }
}
