package io.dropcast.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropcast.edits.IdentityEdits;
import io.dropcast.edits.PeopleEdits;
import io.dropcast.edits.SuggestionEdits;
import io.dropcast.episode.EpisodeState;
import io.dropcast.episode.EpisodeStates;
import io.dropcast.episode.EpisodeStore;
import io.dropcast.episode.Json;
import io.dropcast.episode.Key;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import io.dropcast.jobs.Originals;
import io.dropcast.people.Journal;
import io.dropcast.people.JournalEntry;
import io.dropcast.people.People;
import io.dropcast.web.view.ChangeView;
import io.dropcast.web.view.JournalView.EntryView;
import io.dropcast.workflow.EpisodeLibrary;
import io.dropcast.workflow.EpisodePipeline;
import io.dropcast.workflow.EpisodeRead;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The shows and episodes as the resources read them, and where edits go.
 *
 * @param store the state
 * @param outbox what was delivered
 * @param follow told of each show that was edited: makes its files follow, some time after the response
 * @param originals where the dropped videos are
 */
public record ShowData(
        EpisodeStore store,
        EpisodeStore outbox,
        EpisodePipeline pipeline,
        Consumer<String> follow,
        Originals originals) {

    EpisodeLibrary library() {
        return pipeline.library();
    }

    PeopleEdits peopleEdits() {
        return pipeline.edits().people();
    }

    IdentityEdits identityEdits() {
        return pipeline.edits().identities();
    }

    SuggestionEdits suggestions() {
        return pipeline.edits().suggestions();
    }

    Journal journal(String show) {
        return pipeline.journal(show);
    }

    People people(String show) {
        return journal(show).people();
    }

    PersonViews personViews(String show) {
        return new PersonViews(people(show), library(), outbox);
    }

    /** Episodes of a show, also those that are only begun. */
    List<EpisodeId> episodes(String show) {
        return EpisodeStates.all(store).stream()
                .map(EpisodeState::ep)
                .filter(ep -> ep.show().equals(show))
                .toList();
    }

    /** A manifest; an empty object where there is none. */
    ObjectNode document(EpisodeId ep, String name) {
        return store.read(Key.manifest(ep, name))
                .map(b -> Json.parseObject(b, name))
                .orElseGet(Json::object);
    }

    /** When an episode was delivered last. */
    Optional<String> madeAt(EpisodeId ep) {
        return Optional.of(document(ep, "runs/publish.json").path("finished_at").asText())
                .filter(t -> !t.isEmpty());
    }

    /** The show of the path, which must be there. */
    String show(Request request) {
        String show = request.show();
        if (episodes(show).isEmpty()) {
            throw Problem.notFound("there is no show '" + show + "' here: GET /shows lists those there are");
        }
        return show;
    }

    /** The episode of the path, which must be there. */
    EpisodeId episode(Request request) {
        EpisodeId ep = request.episode();
        mustExist(ep);
        return ep;
    }

    /** What the stages have made of an episode. */
    EpisodeRead read(EpisodeId ep) {
        return library().read(ep).orElseThrow(() -> notYet(ep));
    }

    static Problem notYet(EpisodeId ep) {
        return Problem.notFound(ep + " has not got as far as identities yet: see its state");
    }

    /** That identity, which must be there. */
    IdentityId identity(EpisodeId ep, IdentityId id) {
        if (!read(ep).identities().containsKey(id)) {
            throw Problem.notFound(ep + " has no identity " + id);
        }
        return id;
    }

    void mustExist(EpisodeId ep) {
        if (!store.exists(Key.manifest(ep, "progress.json"))) {
            throw Problem.notFound("there is no episode '" + ep + "' here: GET /episodes lists those there are");
        }
    }

    /**
     * The response to an edit, when its line is in the journal; the files follow.
     *
     * @param person id of the person that the edit was about, where that is one person
     */
    Response edited(String show, Optional<String> person, PeopleEdits.Outcome outcome) {
        if (outcome.entry().isPresent()) {
            follow.accept(show);
        }
        return Response.ok(new ChangeView(outcome.entry().map(e -> entry(e, Optional.empty())), person));
    }

    static EntryView entry(JournalEntry e, Optional<String> undoneBy) {
        return new EntryView(
                e.id(), e.time(), e.who().name().toLowerCase(Locale.ROOT), e.eachInWords(), e.undoes(), undoneBy);
    }
}
