package io.dropcast.web;

import io.dropcast.web.view.UploadView;

/** The inbox, seen from outside. */
public final class InboxResource {
    private final Dropbox inbox;
    private final Events events;

    public InboxResource(Dropbox inbox, Events events) {
        this.inbox = inbox;
        this.events = events;
    }

    /** {@code GET /inbox}. */
    public Response get(Request call) {
        return Response.ok(inbox.view());
    }

    /** {@code POST /uploads}. */
    public Response upload(Request call) {
        Request.Upload upload = call.upload()
                .orElseThrow(() -> Problem.badRequest("send one file as multipart/form-data, such as"
                        + " curl -F file=@my-show-s01e02.mp4 .../uploads"));
        UploadView taken = inbox.take(upload);
        events.inbox();
        return Response.json(202, taken);
    }
}
