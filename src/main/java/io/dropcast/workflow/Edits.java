package io.dropcast.workflow;

import io.dropcast.edits.IdentityEdits;
import io.dropcast.edits.PeopleEdits;
import io.dropcast.edits.SuggestionEdits;
import io.dropcast.episode.StageContext;
import io.dropcast.report.ShowFiles;

/** Where edits of humans come in. */
public record Edits(PeopleEdits people, IdentityEdits identities, SuggestionEdits suggestions) {

    static Edits of(WorkflowParts parts, StageContext context, Manifests m) {
        PeopleEdits people = new PeopleEdits(
                parts.store(),
                parts.outbox(),
                parts.people(),
                m.clusters(),
                new ShowFiles(parts.store(), parts.outbox()),
                parts.locks(),
                parts.clock());
        IdentityEdits identities = new IdentityEdits(
                context, parts.outbox(), parts.people(), people, m.faces(), m.identities(), parts.thumbs());
        return new Edits(people, identities, new SuggestionEdits(people, parts.people(), parts.store()));
    }
}
