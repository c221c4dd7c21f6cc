package io.dropcast.app;

import io.dropcast.inbox.ActiveWork;
import io.dropcast.inbox.ClaimOutcome;
import io.dropcast.inbox.IdentitiesWatch;
import io.dropcast.inbox.Inbox;
import io.dropcast.inbox.InboxGuard;
import io.dropcast.inbox.JobDrop;
import io.dropcast.inbox.JobVideos;
import io.dropcast.inbox.PeopleDrop;
import io.dropcast.inbox.PeopleWatch;
import io.dropcast.inbox.RetentionTimer;
import io.dropcast.inbox.SkipLog;
import io.dropcast.inbox.StableFileFilter;
import io.dropcast.inbox.TroubleReport;
import io.dropcast.inbox.VideoIntake;
import io.dropcast.inbox.WaitingJobs;
import io.dropcast.settings.EngineSettings;
import io.dropcast.settings.Settings;
import io.dropcast.workflow.EpisodePipeline;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.main.Main;

/** What the inbox route needs. */
final class InboxBeans {
    private InboxBeans() {}

    static Inbox inbox(Wiring wiring) {
        return new Inbox(wiring.folder("dropcast.inbox"), NodeName.of(wiring.value("dropcast.node")));
    }

    static InboxGuard bind(Main main, Wiring wiring, Settings settings, EpisodePipeline pipeline) {
        Inbox inbox = inbox(wiring);
        EngineSettings engine = wiring.engine();
        Clock clock = Clock.systemUTC();
        main.addOverrideProperty("dropcast.inbox", inbox.folder().toString());
        main.addOverrideProperty("dropcast.node", inbox.node());
        SkipLog leftAlone = new SkipLog();
        WaitingJobs jobs = new WaitingJobs(inbox, engine.quiet(), clock, leftAlone);
        main.bind(
                "stable",
                new StableFileFilter(engine.quiet(), clock, leftAlone, StableFileFilter.VIDEOS, jobs::leaveAlone));
        main.bind(
                "stable-job",
                new StableFileFilter(engine.quiet(), clock, leftAlone, StableFileFilter.JOBS, jobs::isReady));
        main.bind("stable-people", new StableFileFilter(engine.quiet(), clock, leftAlone, StableFileFilter.PEOPLE));
        ActiveWork inHand = new ActiveWork(inbox, Duration.ofSeconds(1), Duration.ofSeconds(15));
        ClaimOutcome outcome = new ClaimOutcome(inbox, inHand, clock);
        TroubleReport troubles = new TroubleReport(inbox, outcome, clock);
        main.bind("fate", outcome);
        main.bind("people-watch", new PeopleWatch(wiring.outbox(), pipeline, settings, engine.quiet(), clock));
        main.bind("identities-watch", new IdentitiesWatch(wiring.outbox(), pipeline, settings, engine.quiet(), clock));
        main.bind("people-drop", new PeopleDrop(pipeline, settings));
        main.bind("intake", new VideoIntake(ep -> pipeline.settings().forRun(ep, settings, Map.of()), inHand));
        main.bind("troubles", troubles);
        main.bind("retention", new RetentionTimer(pipeline, settings, engine.keepDays()));
        main.bind("job-drop", new JobDrop(pipeline, settings, inHand, new JobVideos(inbox, outcome, troubles)));
        InboxGuard guard = new InboxGuard(inbox, engine.maxTries(), inHand, outcome, troubles);
        main.addMainListener(guard);
        return guard;
    }
}
