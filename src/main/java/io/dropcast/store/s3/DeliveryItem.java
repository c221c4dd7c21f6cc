package io.dropcast.store.s3;

import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Key;

/**
 * A file that is to be delivered.
 *
 * @param name below the place that is delivered to
 * @param store where it is now
 * @param editable whether people edit it where it was delivered, so that what they wrote is never overwritten unread
 */
public record DeliveryItem(String name, EpisodeStore store, Key key, boolean editable) {}
