package io.dropcast.bucket;

import io.dropcast.face.Plain;
import io.dropcast.inbox.ClaimOutcome;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what is wrong with a queue, or with a message of it, without pages of Camel's own classes. The same only once in a row. */
public final class QueueErrorLog implements ExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(QueueErrorLog.class);

    private volatile String told = "";

    @Override
    public void handleException(Throwable exception) {
        say("the queue", exception);
    }

    @Override
    public void handleException(@Nullable String message, Throwable exception) {
        say("the queue", exception);
    }

    @Override
    public void handleException(@Nullable String message, @Nullable Exchange exchange, Throwable exception) {
        say(exchange == null ? "the queue" : "a message of the queue comes back later", exception);
    }

    private void say(String what, Throwable why) {
        String text = what + ": " + Plain.text(String.valueOf(why.getMessage()));
        if (!ClaimOutcome.interrupted(why) && !text.equals(told)) {
            told = text;
            LOG.warn("{}", text);
        }
        LOG.debug("{}", what, why);
    }
}
