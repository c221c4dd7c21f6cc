package io.dropcast.workflow;

import io.dropcast.episode.CropShelf;
import io.dropcast.episode.Crops;
import io.dropcast.episode.DraftStore;
import io.dropcast.episode.EpisodeLocks;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Listeners;
import io.dropcast.episode.StageListener;
import io.dropcast.people.DraftBook;
import io.dropcast.people.PeopleBook;
import io.dropcast.reps.ThumbKeys;
import io.dropcast.video.VideoSource;
import java.time.Clock;
import java.util.List;

/**
 * What the workflow is wired with.
 *
 * @param store the state
 * @param outbox where users find the results
 * @param locks keep two processes from running one episode at once
 * @param thumbs where pictures will be in a bucket
 * @param workers threads for nets, 1 or more
 * @param version of the program, written into manifests
 */
public record WorkflowParts(
        EpisodeStore store,
        EpisodeStore outbox,
        Crops crops,
        VideoSource videos,
        Nets nets,
        PeopleBook people,
        StageListener listener,
        EpisodeLocks locks,
        ThumbKeys thumbs,
        int workers,
        String version,
        Clock clock) {
    /** Parts with which everything can be tried: it reads what this one has, calls no listener, and what it writes stays in memory. */
    WorkflowParts draft() {
        return new WorkflowParts(
                new DraftStore(store),
                new DraftStore(outbox),
                new Crops(ep -> new ReadOnlyShelf(crops.of(ep)), crops.codec()),
                videos,
                nets,
                new DraftBook(people, clock),
                new Listeners(List.of()),
                locks,
                thumbs,
                workers,
                version,
                clock);
    }

    /** A draft has no room for pictures. */
    private record ReadOnlyShelf(CropShelf shelf) implements CropShelf {
        @Override
        public Reader read() {
            return shelf.read();
        }

        @Override
        public Writer write() {
            throw new IllegalStateException("a draft does not write pictures");
        }
    }

    public WorkflowParts {
        if (workers < 1) {
            throw new IllegalArgumentException("a workflow needs a worker");
        }
    }
}
