package io.dropcast.web;

import io.dropcast.episode.BadJson;
import io.dropcast.episode.ManifestsChanging;
import io.dropcast.jobs.BadJob;
import io.dropcast.people.Refused;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what an operation throws into the error that the caller gets. */
final class ErrorResponses {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorResponses.class);

    private ErrorResponses() {}

    /**
     * The response of an operation, or an error; never throws.
     *
     * @param name of the operation, for the log
     */
    static Response orError(String name, Supplier<Response> operation) {
        try {
            return operation.get();
        } catch (Problem e) {
            return e.response();
        } catch (ManifestsChanging e) {
            return Problem.unavailable(String.valueOf(e.getMessage())).response();
        } catch (BadJob e) {
            return Problem.badRequest(String.valueOf(e.getMessage())).response();
        } catch (Refused e) {
            return Problem.conflict(e.why()).response();
        } catch (BadJson e) {
            LOG.error("{}: a file of dropcast cannot be read: {}", name, e.getMessage());
            return Problem.internal().response();
        } catch (RuntimeException e) {
            LOG.error("{} failed", name, e);
            return Problem.internal().response();
        }
    }
}
