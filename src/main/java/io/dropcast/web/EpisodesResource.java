package io.dropcast.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.episode.EpisodeState;
import io.dropcast.episode.EpisodeStates;
import io.dropcast.episode.Json;
import io.dropcast.episode.OwnSettings;
import io.dropcast.face.EpisodeId;
import io.dropcast.report.EpisodeSummary;
import io.dropcast.web.view.EpisodeRow;
import io.dropcast.web.view.EpisodeView;
import io.dropcast.web.view.EpisodeView.StageView;
import io.dropcast.workflow.EpisodeFrames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Episodes, and their people for the player. */
public final class EpisodesResource implements Resource {
    private static final List<String> STAGES =
            List.of("detect", "track", "embed", "cluster", "reps", "people", "publish");

    private final ShowData data;

    public EpisodesResource(ShowData data) {
        this.data = data;
    }

    @Override
    public Map<String, Function<Request, Response>> operations() {
        return Map.of(
                "list-episodes", this::list,
                "get-episode", this::get,
                "get-timeline", this::timeline,
                "get-boxes", this::boxes,
                "get-video", this::noVideo);
    }

    private Response list(Request request) {
        return Response.ok(
                EpisodeStates.all(data.store()).stream().map(this::row).toList());
    }

    private EpisodeRow row(EpisodeState s) {
        Optional<EpisodeSummary> summary = EpisodeSummary.read(data.store(), s.ep());
        return new EpisodeRow(
                s.ep().value(),
                s.ep().show(),
                summary.map(EpisodeSummary::seconds).orElse(0.0),
                summary.map(e -> e.people().size()).orElse(0),
                summary.map(EpisodeSummary::tracks).orElse(0),
                s.state(),
                s.stage(),
                data.madeAt(s.ep()));
    }

    private Response get(Request request) {
        EpisodeId ep = data.episode(request);
        ObjectNode video = data.document(ep, "video.json");
        ObjectNode identities = data.document(ep, "identities.json");
        return Response.ok(new EpisodeView(
                ep.value(),
                ep.show(),
                video.path("seconds").asDouble(),
                video.path("fps").asDouble(),
                video.path("width").asInt(),
                video.path("height").asInt(),
                shots(ep),
                data.originals().of(ep).isPresent(),
                EpisodeStates.all(data.store()).stream()
                        .filter(s -> s.ep().equals(ep))
                        .map(EpisodeState::state)
                        .findFirst()
                        .orElse("unknown"),
                data.madeAt(ep),
                stages(ep),
                fields(identities, "config"),
                OwnSettings.read(data.store(), ep).values(),
                fields(identities, "stats")));
    }

    private List<Double> shots(EpisodeId ep) {
        return data.library()
                .read(ep)
                .map(r -> r.shotStarts().stream().map(s -> Json.round(s, 3)).toList())
                .orElse(List.of());
    }

    private Map<String, StageView> stages(EpisodeId ep) {
        Map<String, StageView> out = new LinkedHashMap<>();
        for (String stage : STAGES) {
            ObjectNode marker = data.document(ep, "runs/" + stage + ".json");
            if (!marker.isEmpty()) {
                SortedMap<String, Long> counts = new TreeMap<>();
                marker.path("counts")
                        .properties()
                        .forEach(c -> counts.put(c.getKey(), c.getValue().asLong()));
                out.put(
                        stage,
                        new StageView(
                                marker.path("seconds").asDouble(),
                                marker.path("finished_at").asText(),
                                counts));
            }
        }
        return out;
    }

    /** The fields of an object in a manifest, by name. */
    static Map<String, Object> fields(ObjectNode doc, String object) {
        Map<String, Object> out = new TreeMap<>();
        doc.path(object).properties().forEach(e -> out.put(e.getKey(), e.getValue()));
        return out;
    }

    private Response timeline(Request request) {
        EpisodeId ep = data.episode(request);
        return Response.ok(PlayerViews.timeline(ep, data.read(ep), data.people(ep.show())));
    }

    private Response boxes(Request request) {
        EpisodeId ep = data.episode(request);
        double from = request.number("from").orElse(0.0);
        double to = request.number("to").orElse(from + 10);
        if (from < 0 || to < from || to - from > PlayerViews.MOST_SECONDS) {
            throw Problem.badRequest("\"from\" and \"to\" are seconds, from 0 and rising, and at most "
                    + PlayerViews.MOST_SECONDS + " apart");
        }
        EpisodeFrames frames = data.library().frames(ep).orElseThrow(() -> ShowData.notYet(ep));
        return Response.ok(PlayerViews.boxes(ep, data.read(ep), frames, data.people(ep.show()), from, to));
    }

    /** {@link HttpVideo} sends the video where it is there. */
    private Response noVideo(Request request) {
        throw Problem.notFound(
                "the original of " + data.episode(request) + " is not in the inbox's .done folder any more");
    }
}
