package io.dropcast.inbox;

import io.dropcast.episode.EpisodeRun;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.Plain;
import io.dropcast.settings.Settings;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a claimed file into a run. */
public final class VideoIntake {
    private static final Logger LOG = LoggerFactory.getLogger(VideoIntake.class);

    private final Function<EpisodeId, Settings> settings;
    private final ActiveWork inHand;

    /** @param settings of an episode */
    public VideoIntake(Function<EpisodeId, Settings> settings, ActiveWork inHand) {
        this.settings = settings;
        this.inHand = inHand;
    }

    /** @throws IllegalArgumentException when no episode id can be made from the name */
    public EpisodeRun open(Exchange exchange) {
        inHand.taken();
        Claim claim = Claim.of(exchange);
        EpisodeId ep = EpisodeId.fromFileName(claim.name());
        LOG.info("{}: taken from the inbox ({})", ep, Plain.text(claim.name()));
        return new EpisodeRun(ep, claim.path(), settings.apply(ep));
    }
}
