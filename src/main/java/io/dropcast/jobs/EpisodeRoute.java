package io.dropcast.jobs;

import io.dropcast.episode.EpisodeRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BiConsumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Sends a run through the stages in the order of {@code routes/episode.camel.yaml}, and waits for the end. */
public record EpisodeRoute(CamelContext context) {

    /** @param failed told what a stage threw, and the exchange in which it did */
    public void send(EpisodeRun run, BiConsumer<RuntimeException, Exchange> failed) {
        try (ProducerTemplate template = context.createProducerTemplate()) {
            Exchange inner = template.send(
                    "direct:episode", exchange -> exchange.getMessage().setBody(run));
            Exception why = inner.getException();
            if (why instanceof RuntimeException ours) {
                failed.accept(ours, inner);
            } else if (why != null) {
                failed.accept(new IllegalStateException(why.getMessage(), why), inner);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
