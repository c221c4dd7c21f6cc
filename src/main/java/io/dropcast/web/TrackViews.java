package io.dropcast.web;

import io.dropcast.episode.Json;
import io.dropcast.face.Box;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.web.view.FramesPage;
import io.dropcast.web.view.FramesPage.FrameView;
import io.dropcast.web.view.FramesPage.FrameView.FrameQuality;
import io.dropcast.web.view.TracksPage;
import io.dropcast.web.view.TracksPage.TrackView;
import io.dropcast.workflow.EpisodeRead.TrackRow;
import io.dropcast.workflow.TrackFrames;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Tracks and their frames as the API shows them. */
final class TrackViews {
    static final int USUAL_PAGE = 50;

    private TrackViews() {}

    /** The part of the tracks that the request asks for. */
    static Response page(Request request, EpisodeId ep, List<TrackRow> all) {
        Page page = request.page(USUAL_PAGE);
        return Response.ok(new TracksPage(
                page.of(all).stream().map(t -> track(ep, t)).toList(), all.size(), page.number(), page.size()));
    }

    static TrackView track(EpisodeId ep, TrackRow t) {
        return new TrackView(
                t.seen().track().number(),
                t.identity().map(IdentityId::text),
                t.seen().firstTs(),
                t.seen().lastTs(),
                t.frames(),
                t.shot(),
                t.seen().thumb().map(key -> address(ep, key)),
                t.repFrame(),
                t.seen().score(),
                t.seen().repSim(),
                rounded(t.seen().simToIdentity()),
                t.seen().lowConfidence(),
                t.seen().repLowQuality(),
                t.seen().outlierReason().filter(r -> t.identity().isPresent()),
                t.seen().outlierReason().filter(r -> t.identity().isEmpty()));
    }

    private static OptionalDouble rounded(OptionalDouble similarity) {
        return similarity.isPresent() ? OptionalDouble.of(Json.round(similarity.getAsDouble(), 4)) : similarity;
    }

    private static String address(EpisodeId ep, String key) {
        return "/episodes/" + ep + "/" + key;
    }

    /** @param rep the frame of the track's picture; without one, that of the best quality takes its place */
    static FramesPage frames(EpisodeId ep, TrackFrames frames, OptionalLong rep, Page page) {
        List<FrameView> items = new ArrayList<>();
        for (int i = page.from(frames.size()); i < page.to(frames.size()); i++) {
            items.add(frame(ep, frames.at(i)));
        }
        return new FramesPage(
                frames.track().number(),
                items,
                rep.orElseGet(frames::bestQuality),
                frames.size(),
                page.number(),
                page.size());
    }

    private static FrameView frame(EpisodeId ep, TrackFrames.Sighting s) {
        return new FrameView(
                s.frame(),
                s.ts(),
                corners(s.box()),
                s.conf(),
                new FrameQuality(
                        Json.round(s.quality().score(), 4),
                        s.quality().det(),
                        s.quality().std(),
                        s.quality().blur(),
                        s.quality().boxArea()),
                s.similarity(),
                s.skip(),
                s.crop().map(key -> address(ep, key)));
    }

    static List<Double> corners(Box b) {
        return List.of(Json.round(b.x1(), 1), Json.round(b.y1(), 1), Json.round(b.x2(), 1), Json.round(b.y2(), 1));
    }
}
