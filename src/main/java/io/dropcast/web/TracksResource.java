package io.dropcast.web;

import io.dropcast.edits.TrackGoal;
import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.face.PersonId;
import io.dropcast.face.TrackId;
import io.dropcast.people.Author;
import io.dropcast.web.view.EditRequests.TrackMove;
import io.dropcast.workflow.EpisodeRead.TrackRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The tracks of an episode, their frames and the pictures of those. */
public final class TracksResource implements Resource {
    private static final Pattern FOLDER = Pattern.compile("track_[0-9]{4,9}");
    private static final Pattern FILE = Pattern.compile("frame_[0-9]{6,12}\\.jpg");

    private final ShowData data;

    public TracksResource(ShowData data) {
        this.data = data;
    }

    @Override
    public Map<String, Function<Request, Response>> operations() {
        return Map.of(
                "list-tracks", this::list,
                "list-frames", this::frames,
                "move-track", this::move,
                "get-crop", this::crop);
    }

    private Response list(Request request) {
        EpisodeId ep = data.episode(request);
        return TrackViews.page(request, ep, List.copyOf(data.read(ep).tracks().values()));
    }

    private Response frames(Request request) {
        EpisodeId ep = data.episode(request);
        TrackRow track = existing(ep, request.track());
        TrackId id = track.seen().track();
        Page page = request.page(TrackViews.USUAL_PAGE);
        return data.library()
                .frames(ep)
                .flatMap(all -> Optional.ofNullable(all.tracks().get(id)))
                .map(all -> Response.ok(TrackViews.frames(ep, all, track.repFrame(), page)))
                .orElseThrow(() -> Problem.notFound("track " + id.number() + " of " + ep + " has no frames any more"));
    }

    private Response move(Request request) {
        EpisodeId ep = data.episode(request);
        TrackId id = request.track();
        existing(ep, id);
        TrackGoal goal = goal(request.json(TrackMove.class));
        if (goal instanceof TrackGoal.Into into) {
            data.identity(ep, into.identity());
        }
        return data.edited(ep.show(), Optional.empty(), data.identityEdits().moveTrack(ep, Author.API, id, goal));
    }

    private static TrackGoal goal(TrackMove move) {
        Optional<PersonId> owner = move.personId().map(p -> Request.parsed("person_id", p, PersonId::parse));
        if (owner.isPresent() && !move.identityId().equals("new")) {
            throw Problem.badRequest(
                    "person_id", "\"person_id\" is the person of a new identity: identity_id must be \"new\"");
        }
        return switch (move.identityId()) {
            case "new" -> new TrackGoal.Fresh(owner);
            case "unclustered" -> new TrackGoal.Unclustered();
            default -> new TrackGoal.Into(Request.parsed("identity_id", move.identityId(), IdentityId::parse));
        };
    }

    private Response crop(Request request) {
        EpisodeId ep = data.episode(request);
        String folder = request.plain("folder");
        String file = request.plain("file");
        if (!FOLDER.matcher(folder).matches() || !FILE.matcher(file).matches()) {
            throw Problem.badRequest("a picture is named such as crops/track_0007/frame_000123.jpg");
        }
        return data.store()
                .read(Key.frames(ep, "crops/" + folder + "/" + file))
                .map(Response::jpeg)
                .orElseThrow(() -> Problem.notFound("there is no such picture in " + ep));
    }

    private TrackRow existing(EpisodeId ep, TrackId id) {
        return Optional.ofNullable(data.read(ep).tracks().get(id))
                .orElseThrow(() -> Problem.notFound(ep + " has no track " + id.number()));
    }
}
