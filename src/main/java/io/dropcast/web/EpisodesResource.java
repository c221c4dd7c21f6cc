package io.dropcast.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.edits.PeopleEdits;
import io.dropcast.edits.TrackGoal;
import io.dropcast.episode.EpisodeState;
import io.dropcast.episode.EpisodeStates;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.episode.OwnSettings;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.face.PersonId;
import io.dropcast.face.TrackId;
import io.dropcast.people.Author;
import io.dropcast.people.Labels;
import io.dropcast.people.People;
import io.dropcast.people.Person;
import io.dropcast.report.EpisodeSummary;
import io.dropcast.report.story.CastMember;
import io.dropcast.report.story.ScreenTime;
import io.dropcast.web.view.EpisodeRow;
import io.dropcast.web.view.EpisodeView;
import io.dropcast.web.view.IdentitiesView;
import io.dropcast.web.view.IdentityView;
import io.dropcast.web.view.StageView;
import io.dropcast.web.view.TrackView;
import io.dropcast.web.view.TracksPage;
import io.dropcast.web.view.UnclusteredView;
import io.dropcast.workflow.EpisodeFrames;
import io.dropcast.workflow.EpisodeRead;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Episodes and what is in them. */
public final class EpisodesResource {
    private static final List<String> STAGES =
            List.of("detect", "track", "embed", "cluster", "reps", "people", "publish");
    private static final Pattern TRACK = Pattern.compile("track_[0-9]{4,9}");
    private static final Pattern FRAME = Pattern.compile("frame_[0-9]{6,12}\\.jpg");
    private static final int USUAL_PAGE = 50;

    private final ShowData parts;
    private final ShowsResource shows;

    public EpisodesResource(ShowData parts, ShowsResource shows) {
        this.parts = parts;
        this.shows = shows;
    }

    /** {@code GET /episodes}. */
    public Response list(Request call) {
        return Response.ok(EpisodeStates.all(parts.store()).stream().map(this::row).toList());
    }

    private EpisodeRow row(EpisodeState s) {
        Optional<EpisodeSummary> summary = EpisodeSummary.read(parts.store(), s.ep());
        return new EpisodeRow(
                s.ep().value(),
                s.ep().show(),
                summary.map(EpisodeSummary::seconds).orElse(0.0),
                summary.map(e -> e.people().size()).orElse(0),
                summary.map(EpisodeSummary::tracks).orElse(0),
                s.state(),
                s.stage(),
                shows.madeAt(s.ep()));
    }

    /** {@code GET /episodes/{ep}}. */
    public Response get(Request call) {
        EpisodeId ep = existing(call);
        ObjectNode video = document(ep, "video.json");
        ObjectNode identities = document(ep, "identities.json");
        return Response.ok(new EpisodeView(
                ep.value(),
                ep.show(),
                video.path("seconds").asDouble(),
                video.path("fps").asDouble(),
                video.path("width").asInt(),
                video.path("height").asInt(),
                shots(ep),
                parts.originals().of(ep).isPresent(),
                EpisodeStates.all(parts.store()).stream()
                        .filter(s -> s.ep().equals(ep))
                        .map(EpisodeState::state)
                        .findFirst()
                        .orElse("unknown"),
                shows.madeAt(ep),
                stages(ep),
                plain(identities, "config"),
                OwnSettings.read(parts.store(), ep).values(),
                plain(identities, "stats")));
    }

    private List<Double> shots(EpisodeId ep) {
        return parts.pipeline()
                .library()
                .read(ep)
                .map(r -> r.shotStarts().stream().map(s -> Json.round(s, 3)).toList())
                .orElse(List.of());
    }

    private Map<String, StageView> stages(EpisodeId ep) {
        Map<String, StageView> out = new java.util.LinkedHashMap<>();
        for (String stage : STAGES) {
            ObjectNode marker = document(ep, "runs/" + stage + ".json");
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

    private ObjectNode document(EpisodeId ep, String name) {
        return parts.store()
                .read(Key.manifest(ep, name))
                .map(b -> Json.parseObject(b, name))
                .orElseGet(Json::object);
    }

    private static Map<String, Object> plain(ObjectNode doc, String field) {
        Map<String, Object> out = new TreeMap<>();
        doc.path(field).properties().forEach(e -> out.put(e.getKey(), e.getValue()));
        return out;
    }

    /** {@code GET /episodes/{ep}/identities}. */
    public Response identities(Request call) {
        EpisodeId ep = existing(call);
        EpisodeRead read = read(ep);
        ObjectNode doc = document(ep, "identities.json");
        Map<String, Person> owners = shows.people(ep.show()).owners();
        return Response.ok(new IdentitiesView(
                ep.value(),
                plain(doc, "config"),
                plain(doc, "stats"),
                read.identities().values().stream()
                        .map(m -> identity(ep, read, m, owner(owners, ep, m.identity())))
                        .toList(),
                unclustered(ep, read)));
    }

    private static UnclusteredView unclustered(EpisodeId ep, EpisodeRead read) {
        double seconds =
                ScreenTime.of(read.unclustered(), read.video().seconds()).seconds();
        return new UnclusteredView(
                Json.round(seconds, 3),
                read.tracks().values().stream()
                        .filter(t -> t.identity().isEmpty())
                        .map(t -> track(ep, t))
                        .toList());
    }

    private static IdentityView identity(EpisodeId ep, EpisodeRead read, CastMember m, Optional<Person> owner) {
        return new IdentityView(
                m.identity().text(),
                owner.flatMap(Person::name),
                m.tracks().stream().map(t -> t.track().number()).toList(),
                m.faces(),
                Json.round(ScreenTime.of(m.tracks(), read.video().seconds()).seconds(), 3),
                m.picture().map(p -> PersonViews.picture(ep, m.identity())),
                m.cohesion(),
                m.minIdentitySim(),
                m.lowCohesion(),
                m.together(),
                PersonViews.outlier(m),
                owner.map(p -> p.id().text()),
                owner.flatMap(Person::name));
    }

    private static Optional<Person> owner(Map<String, Person> owners, EpisodeId ep, IdentityId id) {
        return Optional.ofNullable(owners.get(People.clusterId(ep, id)));
    }

    /** {@code PATCH /episodes/{ep}/identities/{identity}}. */
    public Response label(Request call) {
        EpisodeId ep = existing(call);
        String cluster = People.clusterId(ep, member(ep, call.identity()).identity());
        Body body = call.json("label");
        if (!body.has("label")) {
            throw Problem.badRequest("label", "\"label\" is missing; null takes it away");
        }
        Optional<String> label = body.text("label");
        PeopleEdits.Outcome outcome = PeopleResource.conflict(() -> parts.pipeline()
                .edits()
                .people()
                .move(ep.show(), Author.API, (moves, people) -> new Labels(moves).label(people, cluster, label)));
        Optional<String> owner = Optional.ofNullable(
                        shows.people(ep.show()).owners().get(cluster))
                .map(p -> p.id().text());
        return PeopleResource.changed(parts, ep.show(), owner, outcome);
    }

    /** {@code GET /episodes/{ep}/identities/{identity}/rep.jpg}. */
    public Response picture(Request call) {
        EpisodeId ep = existing(call);
        IdentityId id = call.identity();
        return parts.store()
                .read(Key.frames(ep, "identities/" + id.text() + "/rep.jpg"))
                .map(Response::jpeg)
                .orElseThrow(() -> Problem.notFound("there is no picture of " + id + " in " + ep));
    }

    /** {@code GET /episodes/{ep}/identities/{identity}/tracks}. */
    public Response tracksOfIdentity(Request call) {
        EpisodeId ep = existing(call);
        IdentityId id = member(ep, call.identity()).identity();
        return tracks(
                call,
                ep,
                read(ep).tracks().values().stream()
                        .filter(t -> t.identity().equals(Optional.of(id)))
                        .toList());
    }

    /** {@code GET /episodes/{ep}/tracks}. */
    public Response tracks(Request call) {
        EpisodeId ep = existing(call);
        return tracks(call, ep, List.copyOf(read(ep).tracks().values()));
    }

    private static Response tracks(Request call, EpisodeId ep, List<EpisodeRead.TrackRow> all) {
        Page page = call.page(USUAL_PAGE);
        return Response.ok(new TracksPage(
                page.of(all).stream().map(t -> track(ep, t)).toList(), all.size(), page.number(), page.size()));
    }

    private static TrackView track(EpisodeId ep, EpisodeRead.TrackRow t) {
        return new TrackView(
                t.seen().track().number(),
                t.identity().map(IdentityId::text),
                t.seen().firstTs(),
                t.seen().lastTs(),
                t.frames(),
                t.shot(),
                t.seen().thumb().map(key -> crop(ep, key)),
                t.repFrame(),
                t.seen().score(),
                t.seen().repSim(),
                rounded(t.seen().simToIdentity()),
                t.seen().lowConfidence(),
                t.seen().repLowQuality(),
                t.seen().outlierReason().filter(r -> t.identity().isPresent()),
                t.seen().outlierReason().filter(r -> t.identity().isEmpty()));
    }

    private static java.util.OptionalDouble rounded(java.util.OptionalDouble similarity) {
        return similarity.isPresent()
                ? java.util.OptionalDouble.of(Json.round(similarity.getAsDouble(), 4))
                : similarity;
    }

    private static String crop(EpisodeId ep, String key) {
        return "/episodes/" + ep + "/" + key;
    }

    /** {@code GET /episodes/{ep}/crops/{folder}/{file}}: a picture of a face, as {@code crop} and {@code thumb} name it. */
    public Response crop(Request call) {
        EpisodeId ep = existing(call);
        String folder = call.plain("folder");
        String file = call.plain("file");
        if (!TRACK.matcher(folder).matches() || !FRAME.matcher(file).matches()) {
            throw Problem.badRequest("a picture is named such as crops/track_0007/frame_000123.jpg");
        }
        return parts.store()
                .read(Key.frames(ep, "crops/" + folder + "/" + file))
                .map(Response::jpeg)
                .orElseThrow(() -> Problem.notFound("there is no such picture in " + ep));
    }

    /** {@code GET /episodes/{ep}/tracks/{track}/frames}. */
    public Response frames(Request call) {
        EpisodeId ep = existing(call);
        TrackId id = call.track();
        EpisodeRead.TrackRow track = track(ep, id);
        Page page = call.page(USUAL_PAGE);
        return parts.pipeline()
                .library()
                .frames(ep)
                .flatMap(all -> Optional.ofNullable(all.tracks().get(id)))
                .map(all -> Response.ok(FrameViews.page(ep, all, track.repFrame(), page)))
                .orElseThrow(() -> Problem.notFound("track " + id.number() + " of " + ep + " has no frames any more"));
    }

    /** {@code POST /episodes/{ep}/tracks/{track}/move}. */
    public Response moveTrack(Request call) {
        EpisodeId ep = existing(call);
        TrackId id = call.track();
        track(ep, id);
        Body body = call.json("identity_id", "person_id");
        TrackGoal goal = goal(body);
        if (goal instanceof TrackGoal.Into into) {
            member(ep, into.identity());
        }
        return PeopleResource.changed(
                parts,
                ep.show(),
                Optional.empty(),
                PeopleResource.conflict(
                        () -> parts.pipeline().edits().identities().moveTrack(ep, Author.API, id, goal)));
    }

    private static TrackGoal goal(Body body) {
        String to = body.needed("identity_id");
        Optional<PersonId> owner = body.text("person_id").map(p -> body.parsed("person_id", p, PersonId::parse));
        if (owner.isPresent() && !to.equals("new")) {
            throw Problem.badRequest(
                    "person_id", "\"person_id\" says whose a new identity is: identity_id must be \"new\"");
        }
        return switch (to) {
            case "new" -> new TrackGoal.Fresh(owner);
            case "unclustered" -> new TrackGoal.Unclustered();
            default -> new TrackGoal.Into(body.parsed("identity_id", to, IdentityId::parse));
        };
    }

    /** {@code GET /episodes/{ep}/timeline}. */
    public Response timeline(Request call) {
        EpisodeId ep = existing(call);
        return Response.ok(PlayerViews.timeline(ep, read(ep), shows.people(ep.show())));
    }

    /** {@code GET /episodes/{ep}/boxes}. */
    public Response boxes(Request call) {
        EpisodeId ep = existing(call);
        double from = call.number("from").orElse(0.0);
        double to = call.number("to").orElse(from + 10);
        if (from < 0 || to < from || to - from > PlayerViews.MOST_SECONDS) {
            throw Problem.badRequest("\"from\" and \"to\" are seconds, from 0 and rising, and at most "
                    + PlayerViews.MOST_SECONDS + " apart");
        }
        EpisodeFrames frames = parts.pipeline().library().frames(ep).orElseThrow(() -> notYet(ep));
        return Response.ok(PlayerViews.boxes(ep, read(ep), frames, shows.people(ep.show()), from, to));
    }

    /** {@code GET /episodes/{ep}/video}, where there is none to be sent. */
    public Response noVideo(Request call) {
        return Problem.notFound("the original of " + existing(call) + " is not in the inbox's .done folder any more")
                .reply();
    }

    private EpisodeRead.TrackRow track(EpisodeId ep, TrackId id) {
        return Optional.ofNullable(read(ep).tracks().get(id))
                .orElseThrow(() -> Problem.notFound(ep + " has no track " + id.number()));
    }

    private CastMember member(EpisodeId ep, IdentityId id) {
        return Optional.ofNullable(read(ep).identities().get(id))
                .orElseThrow(() -> Problem.notFound(ep + " has no identity " + id));
    }

    private EpisodeRead read(EpisodeId ep) {
        return parts.pipeline().library().read(ep).orElseThrow(() -> notYet(ep));
    }

    private static Problem notYet(EpisodeId ep) {
        return Problem.notFound(ep + " has not got as far as identities yet: see its state");
    }

    /** The episode of the path, which must be there. */
    EpisodeId existing(Request call) {
        EpisodeId ep = call.episode();
        if (!parts.store().exists(Key.manifest(ep, "progress.json"))) {
            throw Problem.notFound("there is no episode '" + ep + "' here: GET /episodes lists those there are");
        }
        return ep;
    }
}
