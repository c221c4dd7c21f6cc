package io.dropcast.inbox;

import io.dropcast.edits.PeopleEdits;
import io.dropcast.face.Plain;
import io.dropcast.people.Author;
import io.dropcast.people.Refused;
import io.dropcast.settings.Settings;
import io.dropcast.workflow.EpisodePipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a dropped {@code SHOW.people.json}. */
public final class PeopleDrop {
    static final String ENDING = ".people.json";
    private static final Logger LOG = LoggerFactory.getLogger(PeopleDrop.class);

    private final EpisodePipeline pipeline;
    private final Settings settings;

    public PeopleDrop(EpisodePipeline pipeline, Settings settings) {
        this.pipeline = pipeline;
        this.settings = settings;
    }

    /** @throws Refused when there is no such show, or a rule is broken */
    public void take(Exchange exchange) {
        Claim claim = Claim.of(exchange);
        String show = claim.name().substring(0, claim.name().length() - ENDING.length());
        if (!pipeline.edits().people().shows().contains(show)) {
            throw new Refused("there is no show '" + Plain.text(show) + "' here, but "
                    + pipeline.edits().people().shows() + ": name the file after one of them");
        }
        PeopleEdits.Outcome outcome = pipeline.edits().people().edit(show, Author.DROP, bytes(claim));
        outcome.entry().ifPresent(e -> LOG.info("{}: {} {}", show, e.id(), Plain.text(e.what())));
        pipeline.refresh(show, settings);
    }

    private static byte[] bytes(Claim claim) {
        try {
            return Files.readAllBytes(claim.path());
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + claim.path() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
