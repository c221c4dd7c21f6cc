package io.dropcast.bucket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.BadJson;
import io.dropcast.episode.Digest;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import io.dropcast.store.s3.ObjectState;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of each object that came from a bucket: {@code s3/objects/} in the store, so that every engine with the same data knows it. The
 * same object is done once; one that was put there anew is another one. Safe for several threads; for one object only the holder of its episode.
 */
public final class S3Ledger {
    private static final int REMEMBERED = 100_000;

    private final EpisodeStore store;
    private final Clock clock;
    /** ETags of those that are done: most are asked about at every look into the bucket. */
    private final Map<Key, String> done = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, String> eldest) {
            return size() > REMEMBERED;
        }
    });

    public S3Ledger(EpisodeStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What is known of an object. */
    enum State {
        /** Nothing, or work on it was begun and not ended. */
        OPEN,
        DONE,
        FAILED
    }

    State state(ObjectState object) {
        if (object.etag().equals(done.get(key(object)))) {
            return State.DONE;
        }
        ObjectNode row = row(object);
        String state = row.path("state").asText();
        if (state.equals("done") && isSame(row, object)) {
            done.put(key(object), object.etag());
            return State.DONE;
        }
        // the same bytes put there once more are one more try
        boolean sameTime =
                row.path("modified").asText().equals(object.modified().toString());
        return state.equals("failed") && isSame(row, object) && sameTime ? State.FAILED : State.OPEN;
    }

    /** Why it failed. */
    String why(ObjectState object) {
        return row(object).path("why").asText();
    }

    /**
     * Counts that work on it begins.
     *
     * @return how often it did, this time included
     */
    int begin(ObjectState object) {
        ObjectNode row = row(object);
        int tries = isSame(row, object) && row.path("state").asText().equals("begun")
                ? row.path("tries").asInt() + 1
                : 1;
        write(object, fresh(object, "begun").put("tries", tries));
        return tries;
    }

    /** Takes the last {@link #begin} back: the object was not at fault. */
    void forgive(ObjectState object) {
        int tries = row(object).path("tries").asInt();
        write(object, fresh(object, "begun").put("tries", Math.max(0, tries - 1)));
    }

    void done(ObjectState object, EpisodeId ep) {
        write(object, fresh(object, "done").put("ep_id", ep.value()));
        done.put(key(object), object.etag());
    }

    void failed(ObjectState object, String why) {
        write(object, fresh(object, "failed").put("why", why));
    }

    private ObjectNode fresh(ObjectState object, String state) {
        return Json.object()
                .put("object", object.toString())
                .put("etag", object.etag())
                .put("modified", object.modified().toString())
                .put("state", state)
                .put("at", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static boolean isSame(ObjectNode row, ObjectState object) {
        return row.path("etag").asText().equals(object.etag());
    }

    private void write(ObjectState object, ObjectNode row) {
        store.write(key(object), Json.pretty(row));
    }

    private ObjectNode row(ObjectState object) {
        try {
            return store.read(key(object))
                    .map(b -> Json.parseObject(b, "the ledger"))
                    .orElseGet(Json::object);
        } catch (BadJson e) {
            // the stages know by themselves what is done
            return Json.object();
        }
    }

    /** Keys of others become no names of files. */
    private static Key key(ObjectState object) {
        String digest = Digest.of(object.toString());
        return new Key("s3/objects/" + digest.substring(0, 40) + ".json");
    }
}
