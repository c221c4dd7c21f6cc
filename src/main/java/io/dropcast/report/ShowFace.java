package io.dropcast.report;

import io.dropcast.report.story.ShownName;
import java.util.List;
import java.util.Optional;

/** How a person or an identity is shown on the page of a show: a small picture, a name, an id. */
final class ShowFace {
    private ShowFace() {}

    /** The picture, or a silhouette. */
    static void picture(Html page, Optional<String> uri, String of) {
        page.open("span", "face");
        if (uri.isPresent()) {
            page.open("img")
                    .attr("src", uri.get())
                    .attr("alt", "Picture of " + of)
                    .close();
        } else {
            CastCard.silhouette(page);
        }
        page.close();
    }

    /** The name, with what else they are called. */
    static void names(Html page, ShownPerson person) {
        ShownName name = person.shownName();
        page.open("span", name.full().equals(person.id().text()) ? "called unnamed" : "called");
        if (name.clipped()) {
            page.attr("title", name.full());
        }
        page.leaf("bdi", name.brief()).close();
        if (!name.full().equals(person.id().text())) {
            page.leaf("span", "id", person.id().text());
        }
        aliases(page, person);
    }

    private static void aliases(Html page, ShownPerson person) {
        List<String> aliases = person.aliases().stream()
                .map(a -> ShownName.of(Optional.of(a), "").brief())
                .filter(a -> !a.isEmpty())
                .toList();
        if (aliases.isEmpty()) {
            return;
        }
        page.open("span", "aliases").text("also ");
        for (int i = 0; i < aliases.size(); i++) {
            page.text(i == 0 ? "" : ", ").leaf("bdi", aliases.get(i));
        }
        page.close();
    }
}
