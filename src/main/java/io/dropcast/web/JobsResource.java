package io.dropcast.web;

import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import io.dropcast.jobs.JobBoard;
import io.dropcast.jobs.JobOrder;
import java.util.regex.Pattern;

/** Jobs. */
public final class JobsResource {
    private static final Pattern ID = Pattern.compile("job_[a-z0-9_.-]{1,60}");

    private final WebParts parts;
    private final JobBoard board;

    public JobsResource(WebParts parts, JobBoard board) {
        this.parts = parts;
        this.board = board;
    }

    /** {@code GET /jobs}. */
    public Reply list(Call call) {
        return Reply.ok(board.all());
    }

    /** {@code GET /jobs/{job}} and {@code GET /jobs/{job}/progress}. */
    public Reply get(Call call) {
        String id = id(call);
        return board.find(id).map(Reply::ok).orElseThrow(() -> none(id));
    }

    /** {@code POST /jobs/{job}/cancel}. */
    public Reply cancel(Call call) {
        String id = id(call);
        return board.cancel(id).map(Reply::ok).orElseThrow(() -> none(id));
    }

    /** {@code POST /jobs/cluster_async}. */
    public Reply cluster(Call call) {
        return create(JobOrder.Kind.CLUSTER, call);
    }

    /** {@code POST /jobs/episode_cleanup_async}. */
    public Reply cleanup(Call call) {
        return create(JobOrder.Kind.EPISODE_CLEANUP, call);
    }

    /** {@code POST /jobs/detect_track_async}. */
    public Reply detect(Call call) {
        return create(JobOrder.Kind.DETECT_TRACK, call);
    }

    private Reply create(JobOrder.Kind kind, Call call) {
        Body body = call.json(kind.fields());
        EpisodeId ep = body.parsed("ep_id", body.needed("ep_id"), EpisodeId::new);
        boolean mustBeThere = !body.has("video");
        if (mustBeThere && !parts.store().exists(Key.manifest(ep, "progress.json"))) {
            throw Problem.notFound("there is no episode '" + ep + "' here: GET /episodes lists those there are");
        }
        return Reply.json(202, board.create(kind, body.doc()));
    }

    private static String id(Call call) {
        String id = call.plain("job");
        if (!ID.matcher(id).matches()) {
            throw Problem.badRequest("job", "'" + Call.shown(id) + "' is not the id of a job");
        }
        return id;
    }

    private static Problem none(String id) {
        return Problem.notFound("there is no job '" + id + "': GET /jobs lists those there are");
    }
}
