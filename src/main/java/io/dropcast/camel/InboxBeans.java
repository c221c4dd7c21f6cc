package io.dropcast.camel;

import io.dropcast.pipeline.Settings;
import io.dropcast.pipeline.StageListener;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.main.Main;

/** What the inbox route needs. */
final class InboxBeans {
    private InboxBeans() {}

    static void bind(Main main, Wiring wiring, Settings settings, StageListener listener) {
        Inbox inbox = new Inbox(wiring.folder("dropcast.inbox"), NodeName.of(wiring.value("dropcast.node")));
        Clock clock = Clock.systemUTC();
        main.addOverrideProperty("dropcast.inbox", inbox.folder().toString());
        main.addOverrideProperty("dropcast.node", inbox.node());
        main.bind("stable", new StableFileFilter(Duration.ofMillis(quietMillis(wiring)), clock, new LeftAlone()));
        main.bind("fate", new Fate(inbox, clock));
        main.bind("intake", new Intake(settings));
        main.bind("troubles", new TroubleReport(inbox, clock));
        main.addMainListener(new InboxGuard(inbox, Integer.parseInt(wiring.value("dropcast.max-tries")), clock));
    }

    private static long quietMillis(Wiring wiring) {
        return Math.round(Double.parseDouble(wiring.value("dropcast.quiet-seconds")) * 1000);
    }
}
