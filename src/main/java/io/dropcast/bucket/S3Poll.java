package io.dropcast.bucket;

import io.dropcast.face.Plain;
import io.dropcast.inbox.ClaimOutcome;
import io.dropcast.store.s3.ObjectCreated;
import io.dropcast.store.s3.ObjectState;
import io.dropcast.store.s3.Pages;
import io.dropcast.store.s3.S3Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;

/**
 * Looks into a bucket at even times, for those that send no events and for what an event missed. The pages are asked for by the route. One
 * thread at a time.
 */
public final class S3Poll {
    private static final Logger LOG = LoggerFactory.getLogger(S3Poll.class);
    private static final String LOOK = "dropcast.look";

    private final S3Place place;
    private final S3Intake intake;
    private final String node;
    private String told = "";

    public S3Poll(S3Place place, S3Intake intake, String node) {
        this.place = place;
        this.intake = intake;
        this.node = node;
    }

    /**
     * One look into the bucket.
     *
     * @param fresh videos with which there is something to do, of the pages so far
     */
    private record Look(Pages pages, List<ObjectCreated> fresh) {}

    /** Begins a look: the body is the request for the first page. */
    public void begin(Exchange exchange) {
        Look look = new Look(new Pages(place), new ArrayList<>());
        exchange.setProperty(LOOK, look);
        exchange.getMessage().setBody(look.pages().next());
    }

    /** Whether the body is a request for one more page. */
    public boolean asks(Exchange exchange) {
        return exchange.getMessage().getBody() instanceof ListObjectsRequest;
    }

    /** Takes a page: the body is the request for the next one, or at the end the videos with which there is something to do. */
    public void page(Exchange exchange) {
        Look look = exchange.getProperty(LOOK, Look.class);
        List<ObjectState> page = look.pages().take(exchange.getMessage().getBody(List.class));
        page.stream()
                .filter(o -> S3Intake.isVideo(o.key()) && intake.isOpen(o))
                .map(S3Poll::created)
                .forEach(look.fresh()::add);
        if (page.isEmpty()) {
            told = "";
            exchange.getMessage().setBody(inTurn(look.fresh()));
        } else {
            exchange.getMessage().setBody(look.pages().next());
        }
    }

    /** A page did not come: the body is what was found until then. The rest is found at the next look. */
    public void brokenOff(Exchange exchange) {
        Look look = exchange.getProperty(LOOK, Look.class);
        Exception why = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        tell(why instanceof SdkException sdk ? look.pages().trouble(sdk) : why);
        exchange.getMessage().setBody(inTurn(look.fresh()));
    }

    /** Engines that begin at different places seldom wait for one another. */
    private List<ObjectCreated> inTurn(List<ObjectCreated> fresh) {
        List<ObjectCreated> turned = new ArrayList<>(fresh);
        Collections.rotate(turned, turned.isEmpty() ? 0 : Math.floorMod(node.hashCode(), turned.size()));
        return turned;
    }

    private static ObjectCreated created(ObjectState object) {
        return new ObjectCreated(object.bucket(), object.key());
    }

    /** Takes one; what may go well the next time is found again at the next look. */
    public void take(Exchange exchange) {
        ObjectCreated created = exchange.getMessage().getBody(ObjectCreated.class);
        try {
            intake.take(created, exchange.getContext());
        } catch (PoisonMessage e) {
            // said already, and noted in the ledger
            LOG.debug("given up", e);
        } catch (RuntimeException e) {
            if (!ClaimOutcome.interrupted(e)) {
                LOG.warn(
                        "{}: is tried again: {}",
                        Plain.text(created.toString()),
                        Plain.text(String.valueOf(e.getMessage())));
                LOG.debug("tried again", e);
            }
        }
    }

    /** The same once: it is tried again at every look. */
    private void tell(Exception e) {
        String why = Plain.text(String.valueOf(e.getMessage()));
        if (!why.equals(told) && !ClaimOutcome.interrupted(e)) {
            told = why;
            LOG.error("{}", why);
            LOG.debug("polling", e);
        }
    }
}
