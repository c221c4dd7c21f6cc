package io.dropcast.jobs;

import io.dropcast.cluster.ClusterStage;
import io.dropcast.embed.EmbedStage;
import io.dropcast.people.PeopleStage;
import io.dropcast.settings.Nearest;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be made anew of an episode whose video is not at hand, in the order in which it is done. */
public enum CleanupAction {
    /** Tracks in which the face changes are split where it does. */
    SPLIT_TRACKS(EmbedStage.NAME),
    /** Vectors are made anew from the pictures. */
    REEMBED(EmbedStage.NAME),
    /** Tracks are put together anew. */
    RECLUSTER(ClusterStage.NAME),
    /** The identities are matched with people anew, but for what a human decided. */
    GROUP_CLUSTERS(PeopleStage.NAME);

    private final String stage;

    CleanupAction(String stage) {
        this.stage = stage;
    }

    /** The stage that it makes run again. */
    String stage() {
        return stage;
    }

    /** {@code group_clusters}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The actions of those names; a name may come twice.
     *
     * @throws IllegalArgumentException naming the one that there is not, and the nearest
     */
    public static Set<CleanupAction> parse(Collection<String> names) {
        Set<CleanupAction> out = EnumSet.noneOf(CleanupAction.class);
        for (String name : names) {
            out.add(Arrays.stream(values())
                    .filter(a -> a.text().equals(name))
                    .findFirst()
                    .orElseThrow(() -> unknown(name)));
        }
        return out;
    }

    private static IllegalArgumentException unknown(String name) {
        List<String> known = Arrays.stream(values()).map(CleanupAction::text).toList();
        return new IllegalArgumentException(
                "there is no action '" + name + "'" + Nearest.hint(name, known, "; the actions are " + names()));
    }

    /** All of them, in the order in which they are done. */
    static String names() {
        return Arrays.stream(values()).map(CleanupAction::text).collect(Collectors.joining(", "));
    }
}
