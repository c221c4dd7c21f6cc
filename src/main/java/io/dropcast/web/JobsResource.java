package io.dropcast.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.face.EpisodeId;
import io.dropcast.jobs.BadJob;
import io.dropcast.jobs.JobBoard;
import io.dropcast.jobs.JobKind;
import io.dropcast.jobs.QueuedJob;
import io.dropcast.web.view.JobRequests.CleanupJob;
import io.dropcast.web.view.JobRequests.ClusterJob;
import io.dropcast.web.view.JobRequests.DetectJob;
import io.dropcast.web.view.JobView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Jobs: started, looked at, canceled. */
public final class JobsResource implements Resource {
    private static final Pattern ID = Pattern.compile("job_[a-z0-9_.-]{1,60}");

    private final ShowData data;
    private final JobBoard board;
    private final LiveRuns live;

    public JobsResource(ShowData data, JobBoard board, LiveRuns live) {
        this.data = data;
        this.board = board;
        this.live = live;
    }

    @Override
    public Map<String, Function<Request, Response>> operations() {
        return Map.of(
                "list-jobs", this::list,
                "get-job", this::get,
                "get-progress", this::get,
                "cancel-job", request -> found(id(request), board::cancel),
                "start-cluster", request -> start(JobKind.CLUSTER, request, ClusterJob.class),
                "start-cleanup", request -> start(JobKind.EPISODE_CLEANUP, request, CleanupJob.class),
                "start-detect", request -> start(JobKind.DETECT_TRACK, request, DetectJob.class));
    }

    /** A job, and its changes until its end; empty when there is no such job. */
    public Optional<HttpEvents.Subscription> progress(String id) {
        return board.find(id)
                .map(job -> new HttpEvents.Subscription(
                        List.of(new Events.Event("progress", view(job))),
                        e -> e.data() instanceof JobView v && v.jobId().equals(id),
                        e -> e.data() instanceof JobView v && v.endedAt().isPresent()));
    }

    private JobView view(QueuedJob job) {
        return JobView.of(
                job,
                job.state() == QueuedJob.State.RUNNING ? live.progress(new EpisodeId(job.ep())) : Optional.empty());
    }

    private Response list(Request request) {
        return Response.ok(board.all().stream().map(this::view).toList());
    }

    private Response get(Request request) {
        return found(id(request), board::find);
    }

    private Response found(String id, Function<String, Optional<QueuedJob>> job) {
        return job.apply(id)
                .map(this::view)
                .map(Response::ok)
                .orElseThrow(() -> Problem.notFound("there is no job '" + id + "': GET /jobs lists those there are"));
    }

    private Response start(JobKind kind, Request request, Class<? extends Record> type) {
        ObjectNode job = request.object(type);
        EpisodeId ep = Request.parsed("ep_id", job.path("ep_id").asText(), EpisodeId::new);
        if (!job.has("video")) {
            data.mustExist(ep);
        }
        return queued(kind, job)
                .map(queued -> Response.json(202, view(queued)))
                .orElseThrow(() -> Problem.unavailable("the engine is stopping"));
    }

    private Optional<QueuedJob> queued(JobKind kind, ObjectNode job) {
        try {
            return board.create(kind, job);
        } catch (BadJob e) {
            String why = Request.shown(String.valueOf(e.getMessage()));
            throw e.isMissing()
                    ? Problem.notFound(why)
                    : e.field().map(field -> Problem.badRequest(field, why)).orElseGet(() -> Problem.badRequest(why));
        }
    }

    private static String id(Request request) {
        String id = request.plain("job");
        if (!ID.matcher(id).matches()) {
            throw Problem.badRequest("job", "'" + Request.shown(id) + "' is not the id of a job");
        }
        return id;
    }
}
