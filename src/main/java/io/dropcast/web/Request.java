package io.dropcast.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.BadJson;
import io.dropcast.episode.Json;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.face.PersonId;
import io.dropcast.face.TrackId;
import io.dropcast.people.People;
import io.dropcast.settings.Nearest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A request. Nothing in it is believed: whoever wants a part of it gets it checked, or a {@link Problem}.
 *
 * @param path parameters of the path, decoded
 * @param query parameters after the question mark, decoded; of several of one name, the last
 * @param body empty where there is none
 * @param upload the file that came with it, where it is on the disk now
 * @param admitted whether the caller may do anything here
 */
@SuppressWarnings("ArrayRecordComponent") // read once, compared never
public record Request(
        Map<String, String> path, Map<String, String> query, byte[] body, Optional<Upload> upload, boolean admitted) {
    /**
     * A file that somebody sent.
     *
     * @param name as the sender says, who may say anything
     */
    public record Upload(java.nio.file.Path file, String name) {}

    private static final Pattern ENTRY = Pattern.compile("j_[0-9]{6,9}");
    private static final int LONGEST_SHOWN = 80;

    public Request {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
    }

    /** {@code {show}}: the name of a show has the form of an episode's. */
    public String show() {
        return parsed("show", text -> new EpisodeId(text).value());
    }

    /** {@code {ep}}. */
    public EpisodeId episode() {
        return parsed("ep", EpisodeId::new);
    }

    /** {@code {person}}. */
    public PersonId person() {
        return parsed("person", PersonId::parse);
    }

    /** {@code {identity}}. */
    public IdentityId identity() {
        return parsed("identity", IdentityId::parse);
    }

    /** {@code {track}}: a number from 1. */
    public TrackId track() {
        return parsed("track", text -> new TrackId(Integer.parseInt(text)));
    }

    /** {@code {cluster}}: such as {@code my-show-s01e02:id_0003}. */
    public String cluster() {
        return parsed("cluster", Request::checkedCluster);
    }

    /** {@code {entry}}: such as {@code j_000007}. */
    public String entry() {
        return parsed("entry", text -> {
            if (!ENTRY.matcher(text).matches()) {
                throw new IllegalArgumentException("'" + text + "' is not an entry such as j_000007");
            }
            return text;
        });
    }

    /** Any other parameter of the path, to be compared with what there is and nothing else. */
    public String plain(String name) {
        return path.getOrDefault(name, "");
    }

    /** @throws IllegalArgumentException when it is none */
    static String checkedCluster(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("'" + shown(text) + "' is no cluster such as my-show-s01e02:id_0003");
        }
        return People.clusterId(new EpisodeId(text.substring(0, colon)), IdentityId.parse(text.substring(colon + 1)));
    }

    private <T> T parsed(String name, Function<String, T> parser) {
        try {
            return parser.apply(plain(name));
        } catch (NumberFormatException e) {
            throw Problem.badRequest(name, "'" + shown(plain(name)) + "' is not a number");
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(name, shown(String.valueOf(e.getMessage())));
        }
    }

    /** A whole number after the question mark. */
    public int whole(String name, int otherwise, int least, int most) {
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
            // said below, for both
        }
        throw Problem.badRequest(
                name, name + " must be a whole number from " + least + " to " + most + ", found '" + shown(text) + "'");
    }

    /** A number after the question mark. */
    public Optional<Double> number(String name) {
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
            // said below, for both
        }
        throw Problem.badRequest(name, name + " must be a number, found '" + shown(text) + "'");
    }

    /** {@code page}, from 1, and {@code page_size}. */
    public Page page(int usualSize) {
        return new Page(whole("page", 1, 1, 1_000_000), whole("page_size", usualSize, 1, 1000));
    }

    /**
     * The body, which must be an object with no other fields than these.
     *
     * @param known may all be missing
     */
    public Body json(String... known) {
        if (body.length == 0) {
            throw Problem.badRequest("the request has no body: send a JSON object with "
                    + (known.length == 0 ? "nothing in it" : String.join(", ", known)));
        }
        ObjectNode doc;
        try {
            doc = Json.parseObject(body, "the body");
        } catch (BadJson e) {
            throw Problem.badRequest(shown(String.valueOf(e.getMessage())));
        }
        Set<String> all = new TreeSet<>(Set.of(known));
        doc.fieldNames().forEachRemaining(name -> {
            if (!all.contains(name)) {
                throw Problem.badRequest(
                        shown(name),
                        "unknown key '" + shown(name) + "'"
                                + Nearest.hint(name, all, "; known are " + String.join(", ", all)));
            }
        });
        return new Body(doc);
    }

    /** What came from outside, short enough for a message, and without what would break a line of it. */
    public static String shown(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
        return plain.length() <= LONGEST_SHOWN * 2 ? plain : plain.substring(0, LONGEST_SHOWN * 2 - 3) + "...";
    }
}
