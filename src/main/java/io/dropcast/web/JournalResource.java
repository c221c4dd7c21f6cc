package io.dropcast.web;

import io.dropcast.people.Author;
import io.dropcast.people.JournalEntry;
import io.dropcast.web.view.JournalView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The edits of a show, which can be taken back one by one. */
public final class JournalResource implements Resource {
    private static final int LONGEST = 1000;

    private final ShowData data;

    public JournalResource(ShowData data) {
        this.data = data;
    }

    @Override
    public Map<String, Function<Request, Response>> operations() {
        return Map.of("list-journal", this::list, "undo-entry", this::undo);
    }

    private Response list(Request request) {
        String show = data.show(request);
        int limit = request.whole("limit", 50, 1, LONGEST);
        List<JournalEntry> all = new ArrayList<>(data.journal(show).entries());
        Map<String, String> undoneBy = new HashMap<>();
        all.forEach(e -> e.undoes().ifPresent(u -> undoneBy.put(u, e.id())));
        Collections.reverse(all);
        return Response.ok(new JournalView(all.stream()
                .limit(limit)
                .map(e -> ShowData.entry(e, Optional.ofNullable(undoneBy.get(e.id()))))
                .toList()));
    }

    private Response undo(Request request) {
        String show = data.show(request);
        String id = request.entry();
        if (data.journal(show).entries().stream().noneMatch(e -> e.id().equals(id))) {
            throw Problem.notFound("there is no '" + id + "' in the journal of " + show);
        }
        return data.edited(show, Optional.empty(), data.peopleEdits().undo(show, Author.API, id));
    }
}
