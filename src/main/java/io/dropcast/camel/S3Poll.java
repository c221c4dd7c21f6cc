package io.dropcast.camel;

import io.dropcast.s3.Arrived;
import io.dropcast.s3.Created;
import io.dropcast.s3.Incoming;
import io.dropcast.s3.S3Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into a bucket at even times, for those that send no events and for what an event missed. One thread at a time. */
public final class S3Poll {
    private static final Logger LOG = LoggerFactory.getLogger(S3Poll.class);

    private final Incoming incoming;
    private final S3Place place;
    private final S3Intake intake;
    private final String node;
    private String told = "";

    S3Poll(Incoming incoming, S3Place place, S3Intake intake, String node) {
        this.incoming = incoming;
        this.place = place;
        this.intake = intake;
        this.node = node;
    }

    /** Videos below the place with which there is something to do. */
    public List<Created> fresh() {
        List<Created> fresh = new ArrayList<>();
        try {
            incoming.list(place, o -> {
                if (S3Intake.isVideo(o.key()) && intake.isOpen(o)) {
                    fresh.add(created(o));
                }
            });
            told = "";
        } catch (RuntimeException e) {
            tell(e);
        }
        // engines that begin at different places seldom wait for one another
        Collections.rotate(fresh, fresh.isEmpty() ? 0 : Math.floorMod(node.hashCode(), fresh.size()));
        return fresh;
    }

    private static Created created(Arrived object) {
        return new Created(object.bucket(), object.key());
    }

    /** Takes one; what may go well the next time is found again at the next look. */
    public void take(Exchange exchange) {
        Created created = exchange.getMessage().getBody(Created.class);
        try {
            intake.take(created, exchange.getContext());
        } catch (Poison e) {
            // said already, and noted in the ledger
            LOG.debug("given up", e);
        } catch (RuntimeException e) {
            if (!Fate.interrupted(e)) {
                LOG.warn(
                        "s3://{}/{}: is tried again: {}",
                        created.bucket(),
                        Plain.text(created.key()),
                        Plain.text(String.valueOf(e.getMessage())));
                LOG.debug("tried again", e);
            }
        }
    }

    /** The same once: it is tried again at every look. */
    private void tell(RuntimeException e) {
        String why = Plain.text(String.valueOf(e.getMessage()));
        if (!why.equals(told) && !Fate.interrupted(e)) {
            told = why;
            LOG.error("{}", why);
            LOG.debug("polling", e);
        }
    }
}
