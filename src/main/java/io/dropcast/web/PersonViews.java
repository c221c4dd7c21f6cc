package io.dropcast.web;

import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.episode.ManifestsChanging;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.people.People;
import io.dropcast.people.Person;
import io.dropcast.report.story.Appearance;
import io.dropcast.report.story.CastMember;
import io.dropcast.report.story.ScreenTime;
import io.dropcast.web.view.ClusterView;
import io.dropcast.web.view.PersonView;
import io.dropcast.web.view.PersonView.PersonEpisode;
import io.dropcast.workflow.EpisodeLibrary;
import io.dropcast.workflow.EpisodeRead;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** People of a show with their clusters. Keeps the episodes that it read, so it is made anew for each response. */
final class PersonViews {
    private final People people;
    private final EpisodeLibrary library;
    private final EpisodeStore outbox;
    private final Map<String, Person> owners;
    private final Map<EpisodeId, Optional<EpisodeRead>> reads = new HashMap<>();

    PersonViews(People people, EpisodeLibrary library, EpisodeStore outbox) {
        this.people = people;
        this.library = library;
        this.outbox = outbox;
        this.owners = people.owners();
    }

    /** Empty also while the episode is being made. */
    private Optional<EpisodeRead> read(EpisodeId ep) {
        return reads.computeIfAbsent(ep, id -> {
            try {
                return library.read(id);
            } catch (ManifestsChanging e) {
                return Optional.empty();
            }
        });
    }

    private Optional<CastMember> member(String cluster) {
        return read(People.episodeOf(cluster))
                .map(r -> r.identities().get(People.identityOf(cluster)))
                .flatMap(Optional::ofNullable);
    }

    /** A cluster; one that does not exist any more has no tracks. */
    ClusterView cluster(String cluster) {
        EpisodeId ep = People.episodeOf(cluster);
        IdentityId id = People.identityOf(cluster);
        Optional<CastMember> member = member(cluster);
        return new ClusterView(
                cluster,
                ep.value(),
                id.text(),
                Optional.ofNullable(owners.get(cluster)).map(p -> p.id().text()),
                member.flatMap(CastMember::picture).map(p -> picture(ep, id)),
                member.map(CastMember::faces).orElse(0),
                member.map(m -> m.tracks().size()).orElse(0),
                member.map(m -> seconds(ep, m.tracks())).orElse(0.0),
                member.map(CastMember::cohesion).orElse(OptionalDouble.empty()),
                member.map(CastMember::minIdentitySim).orElse(OptionalDouble.empty()),
                member.map(CastMember::lowCohesion).orElse(false),
                member.flatMap(PersonViews::outlier));
    }

    static String picture(EpisodeId ep, IdentityId id) {
        return "/episodes/" + ep + "/identities/" + id + "/rep.jpg";
    }

    /** Why a single track stands alone. */
    static Optional<String> outlier(CastMember member) {
        return member.tracks().stream().flatMap(t -> t.outlierReason().stream()).findFirst();
    }

    /** Whether there is a cluster of that name. */
    boolean exists(String cluster) {
        return owners.containsKey(cluster)
                || people.unassigned().contains(cluster)
                || member(cluster).isPresent();
    }

    /** Clusters of the episodes that belong to no person. */
    List<ClusterView> unassigned(Collection<EpisodeId> episodes) {
        List<ClusterView> out = new ArrayList<>();
        for (EpisodeId ep : episodes) {
            read(ep).ifPresent(r -> r.identities().keySet().stream()
                    .map(id -> People.clusterId(ep, id))
                    .filter(c -> !owners.containsKey(c))
                    .forEach(c -> out.add(cluster(c))));
        }
        return out;
    }

    PersonView person(Person p, boolean withClusters) {
        List<PersonEpisode> episodes = new ArrayList<>();
        int tracks = 0;
        for (EpisodeId ep :
                p.clusterIds().stream().map(People::episodeOf).distinct().toList()) {
            List<Appearance> seen = p.ownedIn(ep).stream()
                    .flatMap(c -> member(c).stream())
                    .flatMap(m -> m.tracks().stream())
                    .toList();
            tracks += seen.size();
            episodes.add(new PersonEpisode(ep.value(), seconds(ep, seen)));
        }
        return new PersonView(
                p.id().text(),
                p.name(),
                p.aliases(),
                p.ignored(),
                p.clusterIds(),
                p.notClusterIds(),
                thumb(p),
                Json.round(episodes.stream().mapToDouble(PersonEpisode::seconds).sum(), 3),
                episodes,
                tracks,
                withClusters
                        ? Optional.of(p.clusterIds().stream().map(this::cluster).toList())
                        : Optional.empty());
    }

    private Optional<String> thumb(Person p) {
        return p.picture()
                .filter(path -> Key.isKey(path) && outbox.exists(new Key(path)))
                .map(path -> "/shows/" + people.show() + "/people/" + p.id() + "/thumb.jpg");
    }

    private double seconds(EpisodeId ep, List<Appearance> tracks) {
        double length = read(ep).map(r -> r.video().seconds()).orElse(0.0);
        return Json.round(ScreenTime.of(tracks, length).seconds(), 3);
    }
}
