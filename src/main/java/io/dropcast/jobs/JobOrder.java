package io.dropcast.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.face.EpisodeId;
import io.dropcast.web.Body;
import io.dropcast.web.Call;
import io.dropcast.web.Originals;
import io.dropcast.web.Problem;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is to be done, read from a request. The same request is kept with the job, and read again when the engine starts anew. */
public sealed interface JobOrder {
    /** The episode it is about. */
    EpisodeId ep();

    /** Does it. */
    Map<String, Object> run(JobRunner runner);

    /** Without the video. */
    record Clean(CleanupOrder order) implements JobOrder {
        @Override
        public EpisodeId ep() {
            return order.ep();
        }

        @Override
        public Map<String, Object> run(JobRunner runner) {
            return runner.clean(order);
        }
    }

    /** All stages. */
    record Detect(EpisodeId ep, Path video, Map<String, Optional<String>> settings) implements JobOrder {
        @Override
        public Map<String, Object> run(JobRunner runner) {
            return runner.process(ep, video, settings);
        }
    }

    /** What kinds of jobs there are. */
    enum Kind {
        CLUSTER,
        EPISODE_CLEANUP,
        DETECT_TRACK;

        /** {@code episode_cleanup}. */
        String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Fields that its request may have. */
        public String[] fields() {
            return switch (this) {
                case CLUSTER -> new String[] {"ep_id", "cluster_thresh", "min_cluster_size", "min_identity_sim"};
                case EPISODE_CLEANUP ->
                    new String[] {"ep_id", "actions", "cluster_thresh", "min_cluster_size", "min_identity_sim"};
                case DETECT_TRACK -> new String[] {"ep_id", "video", "stride"};
            };
        }

        static Optional<Kind> of(String text) {
            return EnumSet.allOf(Kind.class).stream()
                    .filter(k -> k.text().equals(text))
                    .findFirst();
        }
    }

    /** @throws Problem when it asks for what cannot be */
    static JobOrder read(Kind kind, ObjectNode request, Originals originals) {
        Body body = new Body(request);
        EpisodeId ep = body.parsed("ep_id", body.needed("ep_id"), EpisodeId::new);
        return switch (kind) {
            case CLUSTER -> new Clean(new CleanupOrder(ep, EnumSet.of(CleanupAction.RECLUSTER), clusters(body)));
            case EPISODE_CLEANUP -> new Clean(new CleanupOrder(ep, actions(body), clusters(body)));
            case DETECT_TRACK -> process(ep, body, originals);
        };
    }

    private static JobOrder process(EpisodeId ep, Body body, Originals originals) {
        Optional<String> said = body.text("video");
        Path video = said.map(name -> originals
                        .named(name)
                        .orElseThrow(() -> Problem.notFound(
                                "there is no video '" + Call.shown(name) + "' in the inbox's .done folder")))
                .orElseGet(() -> originals
                        .of(ep)
                        .orElseThrow(() -> Problem.notFound("the original of " + ep
                                + " is not in the inbox's .done folder: name it with \"video\", or drop it again")));
        SortedMap<String, Optional<String>> settings = new TreeMap<>();
        body.whole("stride", 1, 1000)
                .ifPresent(n -> settings.put("dropcast.detect.stride", Optional.of(Integer.toString(n))));
        return new Detect(ep, video, settings);
    }

    private static Set<CleanupAction> actions(Body body) {
        List<String> names = body.texts("actions").orElse(List.of());
        if (names.isEmpty()) {
            throw Problem.badRequest(
                    "actions", "\"actions\" must name one or more of split_tracks, reembed, recluster, group_clusters");
        }
        Set<CleanupAction> out = EnumSet.noneOf(CleanupAction.class);
        names.forEach(
                n -> out.addAll(body.parsed("actions", Call.shown(n), text -> CleanupAction.parse(List.of(text)))));
        return out;
    }

    private static SortedMap<String, Optional<String>> clusters(Body body) {
        SortedMap<String, Optional<String>> out = new TreeMap<>();
        if (body.isText("cluster_thresh", "auto")) {
            out.put("dropcast.cluster.cluster-thresh", Optional.of("auto"));
        } else {
            body.number("cluster_thresh", 0.2, 0.99, " or \"auto\"")
                    .ifPresent(n -> out.put("dropcast.cluster.cluster-thresh", Optional.of(Double.toString(n))));
        }
        body.whole("min_cluster_size", 1, 50)
                .ifPresent(n -> out.put("dropcast.cluster.min-cluster-size", Optional.of(Integer.toString(n))));
        body.number("min_identity_sim", 0, 0.99, "")
                .ifPresent(n -> out.put("dropcast.cluster.min-identity-sim", Optional.of(Double.toString(n))));
        return out;
    }
}
