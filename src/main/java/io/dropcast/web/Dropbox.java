package io.dropcast.web;

import io.dropcast.web.view.InboxView;
import io.dropcast.web.view.UploadView;

/** The inbox. */
public interface Dropbox {

    /** What waits, what is in work, what failed. */
    InboxView view();

    /**
     * Puts a file into the inbox, as a whole or not at all.
     *
     * @throws Problem when its name is none of a video, or is there already
     */
    UploadView take(Request.Upload upload);
}
