package io.dropcast.report;

import io.dropcast.report.story.Appearance;
import io.dropcast.report.story.CastMember;
import io.dropcast.report.story.CreditOrder;
import io.dropcast.report.story.CreditedPerson;
import java.util.ArrayList;
import java.util.List;

/** The short list of what a human should check first. */
final class Attention {
    private static final int MOST = 8;

    private final Html page;
    private final CreditOrder billing;

    Attention(Html page, CreditOrder billing) {
        this.page = page;
        this.billing = billing;
    }

    /**
     * @param who the person with the card to check
     * @param why what is doubtful about it
     */
    private record Item(CreditedPerson who, String why) {}

    void write() {
        List<Item> items = items();
        if (items.isEmpty()) {
            return;
        }
        page.open("section", "attention").attr("aria-labelledby", "attention");
        page.open("h2").attr("id", "attention").text("Worth a look").close();
        page.open("ul");
        for (Item item : items.subList(0, Math.min(MOST, items.size()))) {
            page.open("li").open("a").attr("href", "#" + item.who().key());
            page.leaf("bdi", item.who().name().brief()).close();
            page.text(" " + item.why()).close();
        }
        page.close();
        if (items.size() > MOST) {
            page.leaf("p", "and " + (items.size() - MOST) + " more, marked on the cards");
        }
        page.close();
    }

    private List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (CreditedPerson person : billing.shown()) {
            if (person.identities().stream().anyMatch(CastMember::lowCohesion)) {
                items.add(new Item(person, "may be more than one person: the tracks are not much alike"));
            }
        }
        for (CreditedPerson person : billing.shown()) {
            if (person.tracks().stream().anyMatch(t -> t.outlierReason().isPresent())) {
                items.add(new Item(person, "was taken out of a group and may belong to another person above"));
            }
        }
        for (CreditedPerson person : billing.shown()) {
            if (person.tracks().stream().allMatch(Appearance::repLowQuality)) {
                items.add(new Item(person, "has no good picture"));
            }
        }
        return items;
    }
}
