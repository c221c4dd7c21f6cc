package io.dropcast.report;

import io.dropcast.report.story.CreditOrder;

/** What the report says when there is no person to show. */
final class EmptyCast {
    private final Html page;
    private final CreditOrder billing;
    private final int unclustered;

    /** @param unclustered tracks whose person could not be told */
    EmptyCast(Html page, CreditOrder billing, int unclustered) {
        this.page = page;
        this.billing = billing;
        this.unclustered = unclustered;
    }

    void write() {
        page.open("section", "empty").attr("aria-labelledby", "empty");
        if (!billing.ignored().isEmpty()) {
            allIgnored();
        } else if (unclustered > 0) {
            noPersonTold();
        } else {
            noPersonFound();
        }
        page.close();
    }

    private void noPersonFound() {
        page.open("h2")
                .attr("id", "empty")
                .text("No person was found in this episode")
                .close();
        page.leaf(
                "p",
                "The video was read to its end, and no face was followed long enough to be a person. Often it is one of these:");
        page.open("ul");
        page.leaf("li", "No person is in it, or no person faces the camera.");
        page.leaf("li", "The faces are small in the picture. Looking at the frame in tiles finds them.");
        page.leaf("li", "The picture is very dark, blurred or turned on its side.");
        page.leaf("li", "The faces are drawn, masked or seen only from the side.");
        page.leaf("li", "The thresholds for finding a face or keeping a track are set high. They are listed below.");
        page.close();
    }

    private void noPersonTold() {
        page.open("h2")
                .attr("id", "empty")
                .text("No person in this episode could be told")
                .close();
        page.leaf(
                "p",
                "Faces were found, but none of them well enough to tell the person: they are small, cut off, turned away or"
                        + " blurred. They are shown below.");
    }

    private void allIgnored() {
        page.open("h2")
                .attr("id", "empty")
                .text("All people in this episode are ignored")
                .close();
        page.leaf(
                "p",
                "People were found, but all of them are marked as ignored in people.json. They are listed at the end of this page.");
    }
}
