package io.dropcast.web;

import io.dropcast.episode.BadJson;
import io.dropcast.episode.ManifestsChanging;
import io.dropcast.jobs.BadJob;
import io.dropcast.people.Refused;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** ErrorResponses a call whatever happens. */
public final class ErrorResponses {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorResponses.class);

    private ErrorResponses() {}

    /** @param operation told in the log when it fails */
    public static Response answer(String operation, Function<Request, Response> resource, Request call) {
        try {
            return resource.apply(call);
        } catch (Problem e) {
            return e.reply();
        } catch (ManifestsChanging e) {
            return Problem.unavailable(String.valueOf(e.getMessage())).reply();
        } catch (BadJob e) {
            return Problem.badRequest(String.valueOf(e.getMessage())).reply();
        } catch (Refused e) {
            return Problem.conflict(e.why()).reply();
        } catch (BadJson e) {
            LOG.error("{}: a file of ours cannot be read: {}", operation, e.getMessage());
            return Problem.internal().reply();
        } catch (RuntimeException e) {
            LOG.error("{} failed", operation, e);
            return Problem.internal().reply();
        }
    }
}
