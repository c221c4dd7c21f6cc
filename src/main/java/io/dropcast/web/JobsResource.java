package io.dropcast.web;

import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import io.dropcast.jobs.BadJob;
import io.dropcast.jobs.JobBoard;
import io.dropcast.jobs.JobKind;
import io.dropcast.jobs.QueuedJob;
import io.dropcast.web.view.JobView;
import java.util.Optional;
import java.util.regex.Pattern;

/** Jobs. */
public final class JobsResource {
    private static final Pattern ID = Pattern.compile("job_[a-z0-9_.-]{1,60}");

    private final ShowData parts;
    private final JobBoard board;
    private final LiveRuns live;

    public JobsResource(ShowData parts, JobBoard board, LiveRuns live) {
        this.parts = parts;
        this.board = board;
        this.live = live;
    }

    private JobView view(QueuedJob job) {
        return JobView.of(
                job,
                job.state() == QueuedJob.State.RUNNING ? live.progress(new EpisodeId(job.ep())) : Optional.empty());
    }

    /** {@code GET /jobs}. */
    public Response list(Request call) {
        return Response.ok(board.all().stream().map(this::view).toList());
    }

    /** {@code GET /jobs/{job}} and {@code GET /jobs/{job}/progress}. */
    public Response get(Request call) {
        String id = id(call);
        return board.find(id).map(this::view).map(Response::ok).orElseThrow(() -> none(id));
    }

    /** {@code POST /jobs/{job}/cancel}. */
    public Response cancel(Request call) {
        String id = id(call);
        return board.cancel(id).map(this::view).map(Response::ok).orElseThrow(() -> none(id));
    }

    /** {@code POST /jobs/cluster_async}. */
    public Response cluster(Request call) {
        return create(JobKind.CLUSTER, call);
    }

    /** {@code POST /jobs/episode_cleanup_async}. */
    public Response cleanup(Request call) {
        return create(JobKind.EPISODE_CLEANUP, call);
    }

    /** {@code POST /jobs/detect_track_async}. */
    public Response detect(Request call) {
        return create(JobKind.DETECT_TRACK, call);
    }

    private Response create(JobKind kind, Request call) {
        Body body = call.json(kind.fields());
        EpisodeId ep = body.parsed("ep_id", body.needed("ep_id"), EpisodeId::new);
        boolean mustBeThere = !body.has("video");
        if (mustBeThere && !parts.store().exists(Key.manifest(ep, "progress.json"))) {
            throw Problem.notFound("there is no episode '" + ep + "' here: GET /episodes lists those there are");
        }
        return created(kind, body)
                .map(job -> Response.json(202, JobView.of(job, Optional.empty())))
                .orElseThrow(() -> Problem.unavailable("the engine is stopping"));
    }

    private Optional<QueuedJob> created(JobKind kind, Body body) {
        try {
            return board.create(kind, body.doc());
        } catch (BadJob e) {
            String why = Request.shown(String.valueOf(e.getMessage()));
            throw e.isMissing()
                    ? Problem.notFound(why)
                    : e.field().map(field -> Problem.badRequest(field, why)).orElseGet(() -> Problem.badRequest(why));
        }
    }

    private static String id(Request call) {
        String id = call.plain("job");
        if (!ID.matcher(id).matches()) {
            throw Problem.badRequest("job", "'" + Request.shown(id) + "' is not the id of a job");
        }
        return id;
    }

    private static Problem none(String id) {
        return Problem.notFound("there is no job '" + id + "': GET /jobs lists those there are");
    }
}
