package io.dropcast.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The shows whose file in the outbox changed. To know which folders are shows, the data of all episodes is gone through: too much for every
 * poll, so a file in a folder that is no show's (a copy that a user made) is asked about once a while. One thread at a time.
 */
public final class ShowFolders {
    private static final Duration ASKED_AGAIN = Duration.ofMinutes(1);

    private final SettledFiles files;
    private final Supplier<Set<String>> shows;
    private final Clock clock;
    private final Map<String, Stray> strays = new HashMap<>();

    private record Stray(FileStability.Version version, Instant asked) {
        boolean isStill(FileStability.Version now, Instant time) {
            return version.equals(now)
                    && !time.isBefore(asked)
                    && Duration.between(asked, time).compareTo(ASKED_AGAIN) < 0;
        }
    }

    /** @param shows those that have an episode */
    public ShowFolders(SettledFiles files, Supplier<Set<String>> shows, Clock clock) {
        this.files = files;
        this.shows = shows;
        this.clock = clock;
    }

    /** Shows whose file a user changed and left alone since, each time it changed once. Also those seen for the first time. */
    public List<String> changed() {
        Instant now = clock.instant();
        Map<String, FileStability.Version> fresh = files.fresh();
        fresh.entrySet().removeIf(e -> isStray(e.getKey(), e.getValue(), now));
        if (fresh.isEmpty()) {
            return List.of();
        }
        Set<String> known = shows.get();
        fresh.entrySet().removeIf(e -> {
            boolean stray = !known.contains(e.getKey());
            if (stray) {
                strays.put(e.getKey(), new Stray(e.getValue(), now));
            }
            return stray;
        });
        files.taken(fresh);
        return List.copyOf(fresh.keySet());
    }

    private boolean isStray(String folder, FileStability.Version version, Instant now) {
        Stray stray = strays.get(folder);
        return stray != null && stray.isStill(version, now);
    }
}
