package io.dropcast.bucket;

import io.dropcast.store.s3.DeliveryItem;
import java.util.List;

/**
 * Files that belong together.
 *
 * @param manifest name of the list of them, which goes last
 * @param folders what the names begin with, each with a slash at its end
 * @param items in the order in which they go
 */
public record DeliveryBatch(String manifest, List<String> folders, List<DeliveryItem> items) {
    public DeliveryBatch {
        folders = List.copyOf(folders);
        items = List.copyOf(items);
    }
}
