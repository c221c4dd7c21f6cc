package io.dropcast.web;

import io.dropcast.episode.BadJson;
import io.dropcast.episode.ManifestsChanging;
import io.dropcast.jobs.BadJob;
import io.dropcast.people.Refused;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a call whatever happens. */
public final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private Answers() {}

    /** @param operation told in the log when it fails */
    public static Reply answer(String operation, Function<Call, Reply> resource, Call call) {
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
