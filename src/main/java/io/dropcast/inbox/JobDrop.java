package io.dropcast.inbox;

import io.dropcast.episode.EpisodeRun;
import io.dropcast.episode.OwnSettings;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.Plain;
import io.dropcast.jobs.BadJob;
import io.dropcast.jobs.Cleanup;
import io.dropcast.jobs.CleanupOrder;
import io.dropcast.jobs.CleanupReport;
import io.dropcast.jobs.EpisodeRoute;
import io.dropcast.jobs.Job;
import io.dropcast.jobs.JobReader;
import io.dropcast.settings.Settings;
import io.dropcast.workflow.EpisodePipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what a dropped {@code NAME.job.json} says. */
public final class JobDrop {
    private static final Logger LOG = LoggerFactory.getLogger(JobDrop.class);

    private final EpisodePipeline pipeline;
    private final Settings settings;
    private final ActiveWork inHand;
    private final JobVideos videos;

    public JobDrop(EpisodePipeline pipeline, Settings settings, ActiveWork inHand, JobVideos videos) {
        this.pipeline = pipeline;
        this.settings = settings;
        this.inHand = inHand;
        this.videos = videos;
    }

    /** @throws BadJob when it asks for what cannot be */
    public void take(Exchange exchange) {
        inHand.taken();
        Claim claim = Claim.of(exchange);
        Job job = read(claim);
        LOG.info("{}: job {} was taken", job.ep(), Plain.text(claim.name()));
        Optional<JobVideos.Taken> video = job.video().map(videos::take);
        video.ifPresent(v -> withVideo(exchange, job, v));
        job.cleanup().ifPresent(this::clean);
        LOG.info("{}: job {} is done", job.ep(), Plain.text(claim.name()));
    }

    private Job read(Claim claim) {
        try {
            long size = Files.size(claim.path());
            if (size > JobReader.MOST_BYTES) {
                throw JobReader.tooLarge(size);
            }
            return JobReader.read(Files.readAllBytes(claim.path()), settings);
        } catch (IOException e) {
            throw new UncheckedIOException("the job " + claim.path() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void withVideo(Exchange exchange, Job job, JobVideos.Taken video) {
        OwnSettings before = pipeline.keep(job.ep(), job.settings());
        try {
            EpisodeRun run = new EpisodeRun(job.ep(), video.video().path(), settings(job.ep()));
            new EpisodeRoute(exchange.getContext()).send(run, (why, inner) -> {
                TroubleReport.at(exchange, inner);
                throw why;
            });
            if (video.video().changed()) {
                throw new TakenTooEarly("its video was still being written when it was taken");
            }
            videos.done(video);
        } catch (RuntimeException e) {
            if (e instanceof TakenTooEarly || ClaimOutcome.interrupted(e) || inHand.stopping()) {
                // both are taken again, with the same settings
                videos.back(video);
                throw e;
            }
            pipeline.keep(job.ep(), before);
            if (video.video().changed()) {
                videos.back(video);
                throw new TakenTooEarly("its video was still being written when it was taken");
            }
            videos.failed(video, e);
            throw e;
        }
    }

    private Settings settings(EpisodeId ep) {
        try {
            return pipeline.settings().forRun(ep, settings, Map.of());
        } catch (IllegalArgumentException e) {
            throw new BadJob(String.valueOf(e.getMessage()));
        }
    }

    private void clean(CleanupOrder order) {
        CleanupReport report = new Cleanup(pipeline).run(order, settings);
        LOG.info(
                "{}: {} identities changed, see cleanup_report.json",
                order.ep(),
                report.changes().size());
    }
}
