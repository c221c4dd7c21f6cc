package io.dropcast.report;

import io.dropcast.face.Digits;
import io.dropcast.report.story.Appearance;
import io.dropcast.report.story.Badge;
import io.dropcast.report.story.CastMember;
import io.dropcast.report.story.CreditedPerson;
import io.dropcast.report.story.EpisodeStory;
import io.dropcast.report.story.ReportText;
import io.dropcast.report.story.ShownName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A person on the contact sheet: picture, name, how long, how sure. */
final class CastCard {
    private static final double COHESION_WANTED = 0.80;

    private final Html page;
    private final EpisodeStory story;
    private final Pictures pictures;

    CastCard(Html page, EpisodeStory story, Pictures pictures) {
        this.page = page;
        this.story = story;
        this.pictures = pictures;
    }

    void featured(CreditedPerson person, int place) {
        page.open("article", "card").attr("id", person.key());
        page.open("div", "bill");
        Optional<Appearance> pictured = portrait(person);
        page.open("div", "who");
        page.leaf("p", "place", Digits.of(place, 2));
        name(person);
        time(person);
        shareBar(person);
        page.leaf("p", "facts", facts(person));
        pictured.ifPresent(p -> page.leaf("p", "facts", PictureReason.of(p, person.tracks())));
        identities(person);
        page.close().close();
        List<Appearance> tracks = person.tracks();
        if (tracks.size() > 1 || onlyMarks(person)) {
            new FilmStrip(page, pictures).write(tracks);
        }
        page.close();
    }

    void walkOn(CreditedPerson person) {
        page.open("article", "walk-on").attr("id", person.key());
        Optional<Appearance> pictured = portrait(person);
        page.open("div", "who");
        name(person);
        Appearance seen = person.tracks().get(0);
        page.leaf(
                "p", "facts", ReportText.duration(person.time().seconds()) + " at " + ReportText.clock(seen.firstTs()));
        pictured.ifPresent(p -> page.leaf("p", "facts", PictureReason.of(p, person.tracks())));
        page.open("p", "badges");
        seen.score().ifPresent(s -> badge("Picture", Badge.quality(s)));
        page.leaf("span", "id", person.identityIds(" ")).close();
        reasons(person);
        page.close().close();
    }

    /** A single track is shown by the large picture alone, unless its strip has more to say. */
    private static boolean onlyMarks(CreditedPerson person) {
        return person.tracks().stream().anyMatch(Appearance::doubtful);
    }

    /** Gives the track that the picture is of. */
    private Optional<Appearance> portrait(CreditedPerson person) {
        page.open("figure", "portrait");
        for (String key : person.pictures()) {
            Optional<String> uri = pictures.portrait(key);
            if (uri.isPresent()) {
                Optional<Appearance> pictured = person.tracks().stream()
                        .filter(t -> t.thumb().filter(key::equals).isPresent())
                        .findFirst();
                picture(person, pictured, uri.get());
                page.close();
                return pictured;
            }
        }
        silhouette(page);
        page.close();
        return Optional.empty();
    }

    private void picture(CreditedPerson person, Optional<Appearance> pictured, String uri) {
        page.open("img")
                .attr("src", uri)
                .attr("alt", "Picture of " + person.name().brief())
                .close();
        pictured.flatMap(Appearance::warning).ifPresent(why -> FilmStrip.alarm(page, why));
    }

    /** What stands where there is no picture. */
    static void silhouette(Html page) {
        page.open("svg", "nobody")
                .attr("viewBox", "0 0 100 100")
                .attr("role", "img")
                .attr("aria-label", "No picture");
        page.open("circle").attr("cx", 50).attr("cy", 40).attr("r", 19).close();
        page.open("path").attr("d", "M14 100c0-24 15-36 36-36s36 12 36 36z").close();
        page.close();
    }

    private void name(CreditedPerson person) {
        ShownName name = person.name();
        page.open("h3", person.givenName().isPresent() ? "name" : "name unnamed");
        if (name.clipped()) {
            page.attr("title", name.full());
        }
        page.leaf("bdi", name.brief()).close();
    }

    private void time(CreditedPerson person) {
        page.open("p", "time");
        page.leaf("strong", ReportText.duration(person.time().seconds()));
        page.text(" ");
        page.leaf("span", ReportText.percent(person.time().share(story.seconds())) + " of the episode");
        page.close();
    }

    private void shareBar(CreditedPerson person) {
        String width = String.format(Locale.ROOT, "%.2f%%", person.time().share(story.seconds()) * 100);
        page.open("svg", "share").attr("aria-hidden", "true");
        page.open("rect").attr("width", width).attr("height", "100%").close();
        page.close();
    }

    private String facts(CreditedPerson person) {
        return ReportText.count(person.tracks().size(), "track", "tracks")
                + " · " + ReportText.count(person.faces(), "face", "faces")
                + " · first seen " + ReportText.clock(person.time().firstSeen())
                + ", last " + ReportText.clock(person.time().lastSeen());
    }

    private void identities(CreditedPerson person) {
        page.open("ul", "badges");
        if (!person.name().full().equals(person.key())) {
            page.open("li").leaf("span", "id", person.key()).close();
        }
        for (CastMember member : person.identities()) {
            page.open("li");
            page.leaf("span", "id", member.identity().text());
            member.cohesion().ifPresent(c -> badge("Identity", Badge.identity(c)));
            page.close();
            member.together().ifPresent(words -> page.open("li").text(words).close());
            if (member.placed() > 0) {
                String hint = ReportText.count(member.placed(), "track", "tracks") + " placed by hand";
                page.open("li").text(hint).close();
            }
            if (member.lowCohesion()) {
                page.open("li").leaf("span", "pill", lowCohesion(member)).close();
            }
        }
        page.close();
        reasons(person);
    }

    private void badge(String of, Badge badge) {
        page.open("span", "badge " + badge.style());
        page.text(of + " " + badge.number() + " " + badge.word()).close();
    }

    private String lowCohesion(CastMember member) {
        double threshold = story.making().minIdentitySim();
        if (member.minIdentitySim().orElse(1) < threshold) {
            return String.format(Locale.ROOT, "Low identity cohesion (min sim < %.2f)", threshold);
        }
        return String.format(Locale.ROOT, "Low identity cohesion (mean sim < %.2f)", COHESION_WANTED);
    }

    private void reasons(CreditedPerson person) {
        person.tracks().stream()
                .flatMap(t -> t.outlierReason().stream())
                .distinct()
                .forEach(r -> page.open("p", "reason")
                        .attr("title", r)
                        .text(ReportText.reason(r))
                        .close());
    }
}
