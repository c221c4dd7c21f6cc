package io.dropcast.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.dropcast.cluster.ClustersManifest;
import io.dropcast.edits.PeopleEdits;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.people.People;
import io.dropcast.people.Person;
import io.dropcast.people.SuggestionsManifest;
import io.dropcast.people.match.Suggestion;
import io.dropcast.report.export.OutFile;
import io.dropcast.report.story.CastLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The files of a show as a whole in the outbox: {@code index.html} and {@code suggestions.json}. */
public final class ShowFiles implements PeopleEdits.ShowPages {
    private static final Pattern THUMB =
            Pattern.compile("(?=[^/]{1,100}/)([a-z0-9]+(?:-[a-z0-9]+)*)/thumbs/(id_[0-9]{4,9})\\.jpg");

    private final EpisodeStore store;
    private final EpisodeStore outbox;
    private final SuggestionsManifest suggestions;

    public ShowFiles(EpisodeStore store, EpisodeStore outbox) {
        this.store = store;
        this.outbox = outbox;
        this.suggestions = new SuggestionsManifest(store);
    }

    /** Writes what is different by now. */
    @Override
    public void publish(People people, List<EpisodeId> episodes) {
        List<SuggestionsManifest.Open> open = episodes.stream()
                .flatMap(ep -> suggestions.read(ep, people).stream())
                .toList();
        OutFile page = new PublishShow().publish(story(people, episodes, open), this::picture);
        outbox.writeIfDifferent(new Key(people.show() + "/index.html"), page.content());
        ArrayNode rows = Json.array();
        open.forEach(o -> rows.add(SuggestionsManifest.row(o)));
        outbox.writeIfDifferent(
                new Key(people.show() + "/suggestions.json"),
                Json.pretty(Json.object().put("show_id", people.show()).set("suggestions", rows)));
    }

    private ShowStory story(People people, List<EpisodeId> episodes, List<SuggestionsManifest.Open> open) {
        Map<EpisodeId, EpisodeSummary> summaries = new TreeMap<>();
        episodes.forEach(ep -> EpisodeSummary.read(store, ep).ifPresent(s -> summaries.put(ep, s)));
        List<ShownPerson> shown =
                people.people().stream().map(p -> shown(p, summaries)).toList();
        Map<String, ShownPerson> byId =
                shown.stream().collect(Collectors.toMap(p -> p.id().text(), Function.identity()));
        List<Hint> hints = open.stream()
                .map(o -> new Hint(
                        who(o, byId),
                        maybe(o.suggestion(), byId),
                        o.suggestion().similarity()))
                .toList();
        return new ShowStory(
                people.show(),
                summaries.values().stream().map(s -> episode(s, people)).toList(),
                shown,
                hints);
    }

    private static ShownEpisode episode(EpisodeSummary s, People people) {
        int unassigned = (int) people.unassigned().stream()
                .filter(c -> People.episodeOf(c).equals(s.ep()))
                .count();
        return new ShownEpisode(s.ep(), s.seconds(), unassigned, Optional.of("../" + s.ep().value() + "/report.html"));
    }

    private static ShownPerson shown(Person p, Map<EpisodeId, EpisodeSummary> summaries) {
        List<ShownPerson.Presence> presences = new ArrayList<>();
        for (EpisodeSummary s : summaries.values()) {
            List<IdentityId> owned =
                    p.ownedIn(s.ep()).stream().map(People::identityOf).toList();
            if (!owned.isEmpty()) {
                double seconds = s.people().stream()
                        .filter(line -> line.id().equals(p.id().text()))
                        .mapToDouble(CastLine::seconds)
                        .sum();
                presences.add(new ShownPerson.Presence(s.ep(), owned, seconds));
            }
        }
        return new ShownPerson(p.id(), p.name(), p.aliases(), p.ignored(), p.picture(), presences);
    }

    private static Hint.Side who(SuggestionsManifest.Open o, Map<String, ShownPerson> byId) {
        return o.owner()
                .map(id -> byId.get(id.text()))
                .map(Hint.Side::person)
                .orElseGet(() -> side(o.suggestion().cluster()));
    }

    private static Hint.Side maybe(Suggestion s, Map<String, ShownPerson> byId) {
        return Optional.ofNullable(byId.get(s.maybe().text()))
                .map(Hint.Side::person)
                .orElseGet(() -> side(s.maybe().text()));
    }

    private static Hint.Side side(String cluster) {
        EpisodeId ep = People.episodeOf(cluster);
        IdentityId id = People.identityOf(cluster);
        return Hint.Side.identity(ep, id, Optional.of(Key.thumb(ep, id).path()));
    }

    /** @param path of a thumbnail in the outbox; another outbox may have it, so then it is read where it was copied from */
    private Optional<byte[]> picture(String path) {
        if (!Key.isKey(path)) {
            return Optional.empty();
        }
        return outbox.read(new Key(path)).or(() -> original(path));
    }

    private Optional<byte[]> original(String path) {
        Matcher thumb = THUMB.matcher(path);
        return thumb.matches()
                ? store.read(Key.frames(
                        new EpisodeId(thumb.group(1)), ClustersManifest.picture(IdentityId.parse(thumb.group(2)))))
                : Optional.empty();
    }
}
