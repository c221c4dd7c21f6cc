package io.dropcast.people;

import io.dropcast.cluster.HumanDecisions;
import io.dropcast.cluster.HumanPlaces;
import io.dropcast.face.EpisodeId;
import io.dropcast.face.IdentityId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What humans decided about an episode, from the journal of its show. */
public record JournalDecisions(PeopleBook book) implements HumanDecisions.Source {

    @Override
    public HumanDecisions of(EpisodeId ep, String video) {
        Journal journal = book.journal(ep.show());
        Decisions decisions = Decisions.of(journal.entries());
        Map<IdentityId, String> settled = new TreeMap<>();
        journal.people().owners().forEach((cluster, person) -> {
            if (People.episodeOf(cluster).equals(ep) && decisions.settled(cluster)) {
                settled.put(People.identityOf(cluster), person.id().text());
            }
        });
        return new HumanDecisions(
                WordsInJournal.of(journal.entries(), decisions, journal.people(), ep),
                places(journal.people(), ep, video),
                settled,
                PinnedTrack.nextIdentity(journal.entries(), ep));
    }

    @Override
    public HumanPlaces places(EpisodeId ep, String video) {
        return places(book.read(ep.show()), ep, video);
    }

    private static HumanPlaces places(People people, EpisodeId ep, String video) {
        List<PinnedTrack> placed = people.standing().placed().stream()
                .filter(p -> p.isIn(ep, video))
                .toList();
        return new HumanPlaces(placed.stream().map(PinnedTrack::placement).toList(), placed.toString());
    }
}
