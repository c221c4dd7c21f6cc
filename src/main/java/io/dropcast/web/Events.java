package io.dropcast.web;

import io.dropcast.web.view.JobView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners that something changed, so that they read it again. Safe for several threads. */
public final class Events {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();

    /**
     * An event.
     *
     * @param name such as changed or progress
     * @param data a record or a map, sent as JSON
     */
    public record Event(String name, Object data) {}

    /** Ends a subscription. */
    public interface Ticket extends AutoCloseable {
        @Override
        void close();
    }

    /** @param listener is called on the thread of the change, so it must not block */
    public Ticket listen(Consumer<Event> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** People of a show. */
    void people(String show) {
        tell(Map.of("show_id", show, "what", "people"));
    }

    /** @param what identities, episode or inbox */
    public void episode(String show, String ep, String what) {
        tell(Map.of("show_id", show, "ep_id", ep, "what", what));
    }

    /** Something in the inbox. */
    public void inbox() {
        tell(Map.of("what", "inbox"));
    }

    /** A job. */
    public void job(JobView job) {
        tell(Map.of("what", "job", "job_id", job.jobId(), "ep_id", job.epId()));
        send(new Event("progress", job));
    }

    private void tell(Map<String, String> changed) {
        send(new Event("changed", new TreeMap<>(changed)));
    }

    private void send(Event event) {
        for (Consumer<Event> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                LOG.debug("a listener failed", e);
            }
        }
    }
}
