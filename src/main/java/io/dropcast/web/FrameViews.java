package io.dropcast.web;

import io.dropcast.episode.Json;
import io.dropcast.face.Box;
import io.dropcast.face.EpisodeId;
import io.dropcast.web.view.FrameQuality;
import io.dropcast.web.view.FrameView;
import io.dropcast.web.view.FramesPage;
import io.dropcast.workflow.TrackFrames;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The frames of a track as they are shown. */
final class FrameViews {
    private FrameViews() {}

    /** @param rep the frame that was chosen for the track's picture; the one of best quality where none was */
    static FramesPage page(EpisodeId ep, TrackFrames frames, OptionalLong rep, Page page) {
        List<FrameView> items = new ArrayList<>();
        for (int i = page.from(frames.size()); i < page.to(frames.size()); i++) {
            items.add(view(ep, frames.at(i)));
        }
        return new FramesPage(
                frames.track().number(),
                items,
                rep.orElseGet(frames::bestQuality),
                frames.size(),
                page.number(),
                page.size());
    }

    private static FrameView view(EpisodeId ep, TrackFrames.Sighting s) {
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
                s.crop().map(key -> "/episodes/" + ep + "/" + key));
    }

    static List<Double> corners(Box b) {
        return List.of(Json.round(b.x1(), 1), Json.round(b.y1(), 1), Json.round(b.x2(), 1), Json.round(b.y2(), 1));
    }
}
