package io.dropcast.report;

import io.dropcast.report.story.CreditOrder;

/** What is said when there is nobody to show. */
final class EmptyCast {
    private final Html page;
    private final CreditOrder billing;
    private final int unclustered;

    /** @param unclustered tracks of which it could not be told who is in them */
    EmptyCast(Html page, CreditOrder billing, int unclustered) {
        this.page = page;
        this.billing = billing;
        this.unclustered = unclustered;
    }

    void write() {
        page.open("section", "empty").attr("aria-labelledby", "empty");
        if (!billing.ignored().isEmpty()) {
            everybodyIgnored();
        } else if (unclustered > 0) {
            nobodyTold();
        } else {
            nobodyFound();
        }
        page.close();
    }

    private void nobodyFound() {
        page.open("h2")
                .attr("id", "empty")
                .text("Nobody was found in this episode")
                .close();
        page.leaf(
                "p",
                "The video was read to its end, and no face was followed long enough to be somebody. Often it is one of these:");
        page.open("ul");
        page.leaf("li", "Nobody is in it, or nobody faces the camera.");
        page.leaf("li", "The faces are small in the picture. Looking at the frame in tiles finds them.");
        page.leaf("li", "The picture is very dark, blurred or turned on its side.");
        page.leaf("li", "The faces are drawn, masked or seen only from the side.");
        page.leaf("li", "The thresholds for finding a face or keeping a track are set high. They are listed below.");
        page.close();
    }

    private void nobodyTold() {
        page.open("h2")
                .attr("id", "empty")
                .text("Nobody in this episode could be told")
                .close();
        page.leaf(
                "p",
                "Faces were found, but none of them well enough to say whose it is: they are small, cut off, turned away or"
                        + " blurred. They are shown below.");
    }

    private void everybodyIgnored() {
        page.open("h2")
                .attr("id", "empty")
                .text("Everybody in this episode is ignored")
                .close();
        page.leaf(
                "p",
                "People were found, but all of them are marked as ignored in people.json. They are listed at the end of this page.");
    }
}
