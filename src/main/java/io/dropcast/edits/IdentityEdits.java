package io.dropcast.edits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.cluster.ClustersManifest;
import io.dropcast.detect.VideoDigest;
import io.dropcast.edits.PeopleEdits.Outcome;
import io.dropcast.embed.FacesManifest;
import io.dropcast.embed.TrackFaces;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.episode.RunMarkers;
import io.dropcast.episode.StageContext;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.face.PersonId;
import io.dropcast.face.TrackId;
import io.dropcast.people.Author;
import io.dropcast.people.EditedJson;
import io.dropcast.people.IdentitiesManifest;
import io.dropcast.people.Moves;
import io.dropcast.people.People;
import io.dropcast.people.PeopleBook;
import io.dropcast.people.PinnedTrack;
import io.dropcast.people.Refused;
import io.dropcast.reps.ThumbKeys;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where edits of an episode's identities come in: of {@code identities.json} in the outbox, and by command. An edit is made as a whole or
 * refused as a whole; a refused file is kept beside a report, and the last good version is put back. Safe for several threads and
 * processes.
 */
public final class IdentityEdits {
    private final EpisodeStore store;
    private final EpisodeStore outbox;
    private final RunMarkers markers;
    private final PeopleBook book;
    private final PeopleEdits peopleEdits;
    private final FacesManifest faces;
    private final IdentitiesManifest identities;
    private final ThumbKeys thumbs;
    private final Clock clock;
    private final ShownManifest shown;

    /** @param thumbs where pictures are when the results are delivered to a bucket */
    public IdentityEdits(
            StageContext context,
            EpisodeStore outbox,
            PeopleBook book,
            PeopleEdits peopleEdits,
            FacesManifest faces,
            IdentitiesManifest identities,
            ThumbKeys thumbs) {
        this.store = context.store();
        this.outbox = outbox;
        this.markers = context.markers();
        this.book = book;
        this.peopleEdits = peopleEdits;
        this.faces = faces;
        this.identities = identities;
        this.thumbs = thumbs;
        this.clock = context.clock();
        this.shown = new ShownManifest(store);
    }

    /** The file in the outbox. */
    public static Key file(EpisodeId ep) {
        return new Key(ep.value() + "/identities.json");
    }

    /** Whether the episode has got as far as identities. */
    public boolean has(EpisodeId ep) {
        return identities.exists(ep);
    }

    /**
     * Takes what a user changed in {@code outbox/{episode}/identities.json}. Afterwards the file is what the machine wrote last, until
     * the stages that follow from the edit have run.
     */
    public Outcome take(EpisodeId ep) {
        Optional<byte[]> edited = outbox.read(file(ep)).filter(b -> isEdited(ep, b));
        if (edited.isEmpty()) {
            return Outcome.NOTHING;
        }
        Outcome done = fromFile(ep, edited.get());
        putBack(ep, edited.get());
        return done;
    }

    /**
     * Takes an identities.json that a user edited where it was delivered to. One that we wrote is no edit; one that is refused is kept in
     * the outbox beside a report.
     */
    public Outcome edited(EpisodeId ep, byte[] content) {
        take(ep);
        return isEdited(ep, content) ? fromFile(ep, content) : Outcome.NOTHING;
    }

    private Outcome fromFile(EpisodeId ep, byte[] content) {
        try {
            return edit(ep, content);
        } catch (Refused e) {
            KeptRefused.keep(outbox, ep.value(), "identities", content, e, clock.instant());
            return new Outcome(Optional.empty(), Optional.of(e.why()));
        }
    }

    /** Before anything was shown to be edited there is nothing to compare it with. */
    private boolean isEdited(EpisodeId ep, byte[] content) {
        boolean ours = content.length <= EditedJson.LARGEST && Shown.isUntouched(content);
        return !ours && has(ep) && store.exists(ShownManifest.key(ep));
    }

    private Outcome edit(EpisodeId ep, byte[] content) {
        EditedJson file = new EditedJson(content, "identities.json", "identities");
        IdentitiesEdit edit = new IdentitiesEdit(ep, file, base(ep, file.doc()));
        Set<String> known = peopleEdits.known(ep.show());
        String video = VideoDigest.of(markers, ep);
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        return Outcome.of(
                book.update(ep.show(), Author.FILE, people -> edit.apply(people, known, video, nextIdentity(ep), now)));
    }

    private Shown base(EpisodeId ep, ObjectNode doc) {
        List<Shown> all = shown.read(ep);
        Optional<String> version = Shown.text(doc, Shown.AS_OF);
        return all.stream()
                .filter(s -> version.isEmpty() || version.get().equals(s.asOf()))
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> new Refused("its \"as_of\" (" + version.orElse("")
                        + ") is none of the last versions: make the edit in the newest identities.json"));
    }

    /** Asked while no other caller writes in the journal, so that no number is given twice. */
    private int nextIdentity(EpisodeId ep) {
        int said = PinnedTrack.nextIdentity(book.log(ep.show()), ep);
        return Math.max(said, identities.document(ep).path("next_identity").asInt(1));
    }

    /**
     * Puts a track into an identity, or takes it out of all. A track that is alone in an identity has one of its own already.
     *
     * @throws Refused when there is no such track, identity or person
     */
    public Outcome moveTrack(EpisodeId ep, Author who, TrackId track, TrackGoal to) {
        if (!has(ep)) {
            throw new Refused("there is no episode '" + ep + "' here that has identities");
        }
        take(ep);
        Shown now = Shown.of(identities.document(ep), faces.read(ep), VideoDigest.of(markers, ep));
        if (!now.has(track)) {
            throw new Refused(ep + " has no track " + track.number() + ": see identities.json");
        }
        if (isThere(now, track, to)) {
            return Outcome.NOTHING;
        }
        return Outcome.of(book.update(ep.show(), who, people -> moved(people, now, ep, track, to)));
    }

    private static boolean isThere(Shown now, TrackId track, TrackGoal to) {
        Optional<Shown.Row> from =
                now.rows().stream().filter(r -> r.tracks().contains(track)).findFirst();
        if (to instanceof TrackGoal.Fresh fresh) {
            return fresh.owner().isEmpty()
                    && from.filter(r -> r.tracks().size() == 1).isPresent();
        }
        return to instanceof TrackGoal.Unclustered && from.isEmpty();
    }

    private People moved(People people, Shown now, EpisodeId ep, TrackId track, TrackGoal to) {
        Optional<IdentityId> goal = goal(now, ep, to);
        Moves moves = new Moves(goal.map(id -> Set.of(People.clusterId(ep, id))).orElse(Set.of()), "");
        People placed =
                moves.place(people, now.placed(ep, track, goal), now.ways().values());
        Optional<PersonId> owner = to instanceof TrackGoal.Fresh fresh ? fresh.owner() : Optional.empty();
        return owner.map(p -> moves.give(placed, People.clusterId(ep, goal.orElseThrow()), p))
                .orElse(placed);
    }

    private Optional<IdentityId> goal(Shown now, EpisodeId ep, TrackGoal to) {
        if (to instanceof TrackGoal.Into into) {
            if (now.rows().stream().noneMatch(r -> r.id().equals(into.identity()))) {
                throw new Refused(ep + " has no " + into.identity() + ": say an identity that it has, or new");
            }
            return Optional.of(into.identity());
        }
        return to instanceof TrackGoal.Fresh ? Optional.of(new IdentityId(nextIdentity(ep))) : Optional.empty();
    }

    /**
     * Puts identities.json into the outbox. What a user edited there since it was taken last is left alone: it is taken next time.
     */
    public void publish(EpisodeId ep, TrackFaces tracks) {
        if (outbox.read(file(ep)).filter(b -> isEdited(ep, b)).isEmpty()) {
            write(ep, tracks);
        }
    }

    private void write(EpisodeId ep, TrackFaces tracks) {
        ObjectNode doc = identities.document(ep);
        nameThumbs(ep, doc);
        Shown now = Shown.of(doc, tracks, VideoDigest.of(markers, ep));
        shown.add(ep, now);
        outbox.writeIfDifferent(file(ep), Json.pretty(doc.put(Shown.AS_OF, now.asOf())));
    }

    /** Where the pictures are when the results are delivered to a bucket. */
    private void nameThumbs(EpisodeId ep, ObjectNode doc) {
        for (JsonNode n : doc.path("identities")) {
            if (n instanceof ObjectNode row) {
                IdentityId id = IdentityId.parse(row.path("identity_id").asText());
                thumbs.key(ep, id)
                        .filter(key -> store.exists(Key.frames(ep, ClustersManifest.picture(id))))
                        .ifPresent(key -> row.put("rep_thumb_s3_key", key));
            }
        }
    }

    /** Unless a user saved it once more since it was read: that is taken next time. */
    private void putBack(EpisodeId ep, byte[] taken) {
        if (outbox.read(file(ep)).filter(now -> Arrays.equals(now, taken)).isPresent()) {
            write(ep, faces.read(ep));
        }
    }
}
