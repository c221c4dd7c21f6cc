package io.dropcast.workflow;

import io.dropcast.edits.IdentitiesDesk;
import io.dropcast.edits.PeopleDesk;
import io.dropcast.edits.SuggestionDesk;
import io.dropcast.episode.StageContext;
import io.dropcast.report.ShowFiles;

/** Where edits of humans come in. */
public record Edits(PeopleDesk people, IdentitiesDesk identities, SuggestionDesk suggestions) {

    static Edits of(Workshop shop, StageContext context, Manifests m) {
        PeopleDesk people = new PeopleDesk(
                shop.store(),
                shop.outbox(),
                shop.people(),
                m.clusters(),
                new ShowFiles(shop.store(), shop.outbox()),
                shop.locks(),
                shop.clock());
        IdentitiesDesk identities = new IdentitiesDesk(
                context, shop.outbox(), shop.people(), people, m.faces(), m.identities(), shop.thumbs());
        return new Edits(people, identities, new SuggestionDesk(people, shop.people(), shop.store()));
    }
}
