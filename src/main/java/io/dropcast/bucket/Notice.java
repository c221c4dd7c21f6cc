package io.dropcast.bucket;

import io.dropcast.store.s3.ObjectCreated;
import java.util.List;

/**
 * What one message of the queue says.
 *
 * @param created in the order of the message
 * @param ignored what else it says, in words for the log
 */
public record Notice(List<ObjectCreated> created, List<String> ignored) {
    public Notice {
        created = List.copyOf(created);
        ignored = List.copyOf(ignored);
    }
}
