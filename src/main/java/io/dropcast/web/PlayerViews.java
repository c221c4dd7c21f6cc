package io.dropcast.web;

import io.dropcast.episode.Json;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.people.People;
import io.dropcast.people.Person;
import io.dropcast.report.story.Appearance;
import io.dropcast.report.story.CastMember;
import io.dropcast.report.story.ScreenTime;
import io.dropcast.web.view.BoxesView;
import io.dropcast.web.view.BoxesView.BoxTrack;
import io.dropcast.web.view.TimelineView;
import io.dropcast.web.view.TimelineView.TimelineRow;
import io.dropcast.workflow.EpisodeFrames;
import io.dropcast.workflow.EpisodeRead;
import io.dropcast.workflow.TrackFrames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Screen time and boxes of the people of an episode, for the player. */
final class PlayerViews {
    /** The longest part of a video in one response with boxes. */
    static final int MOST_SECONDS = 120;

    /** Shown instead of a name for a track in no identity. */
    private static final String UNTOLD = "could not be told";

    private PlayerViews() {}

    static TimelineView timeline(EpisodeId ep, EpisodeRead read, People people) {
        Map<String, Person> owners = people.owners();
        Map<String, List<CastMember>> lanes = new LinkedHashMap<>();
        for (CastMember m : read.identities().values()) {
            String cluster = People.clusterId(ep, m.identity());
            String lane = Optional.ofNullable(owners.get(cluster))
                    .map(p -> p.id().text())
                    .orElse(cluster);
            lanes.computeIfAbsent(lane, k -> new ArrayList<>()).add(m);
        }
        List<Lane> rows = new ArrayList<>(lanes.values().stream()
                .map(members -> lane(ep, read, owners, members))
                .toList());
        rows.sort(Comparator.comparingDouble(Lane::seconds)
                .reversed()
                .thenComparing(l -> l.row().name()));
        return new TimelineView(
                ep.value(), read.video().seconds(), rows.stream().map(Lane::row).toList());
    }

    private record Lane(TimelineRow row, double seconds) {}

    private static Lane lane(EpisodeId ep, EpisodeRead read, Map<String, Person> owners, List<CastMember> members) {
        List<Appearance> seen =
                members.stream().flatMap(m -> m.tracks().stream()).toList();
        ScreenTime time = ScreenTime.of(seen, read.video().seconds());
        IdentityId first = members.get(0).identity();
        Optional<Person> owner = Optional.ofNullable(owners.get(People.clusterId(ep, first)));
        TimelineRow row = new TimelineRow(
                owner.map(p -> p.id().text()),
                owner.isPresent() ? Optional.empty() : Optional.of(first.text()),
                name(owner, first),
                time.stretches().stream()
                        .map(s -> List.of(Json.round(s.from(), 3), Json.round(s.to(), 3)))
                        .toList());
        return new Lane(row, time.seconds());
    }

    static BoxesView boxes(
            EpisodeId ep, EpisodeRead read, EpisodeFrames frames, People people, double from, double to) {
        Map<String, Person> owners = people.owners();
        List<BoxTrack> out = new ArrayList<>();
        for (EpisodeRead.TrackRow t : read.tracks().values()) {
            TrackFrames all = frames.tracks().get(t.seen().track());
            if (all != null && t.seen().firstTs() <= to && t.seen().untilTs() >= from) {
                Optional<Person> owner =
                        t.identity().flatMap(id -> Optional.ofNullable(owners.get(People.clusterId(ep, id))));
                out.add(new BoxTrack(
                        t.seen().track().number(),
                        t.identity().map(IdentityId::text),
                        owner.map(p -> p.id().text()),
                        t.identity().map(id -> name(owner, id)).orElse(UNTOLD),
                        points(all, from, to)));
            }
        }
        return new BoxesView(out);
    }

    /** Also the sighting before and the one after, so that the player can interpolate at both ends. */
    private static List<List<Double>> points(TrackFrames all, double from, double to) {
        int first = 0;
        while (first + 1 < all.size() && all.ts(first + 1) <= from) {
            first++;
        }
        List<List<Double>> out = new ArrayList<>();
        for (int i = first; i < all.size() && (i == first || all.ts(i - 1) < to); i++) {
            List<Double> point = new ArrayList<>();
            point.add(Json.round(all.ts(i), 3));
            point.addAll(TrackViews.corners(all.at(i).box()));
            out.add(point);
        }
        return out;
    }

    private static String name(Optional<Person> owner, IdentityId identity) {
        return owner.map(p -> p.name().orElse(p.id().text())).orElse(identity.text());
    }
}
