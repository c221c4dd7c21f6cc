package io.dropcast.web;

import io.dropcast.web.view.UploadView;
import java.util.Map;
import java.util.function.Function;

/** The inbox: what is in it, and uploads to it. */
public final class InboxResource implements Resource {
    private final InboxFiles inbox;
    private final Events events;

    public InboxResource(InboxFiles inbox, Events events) {
        this.inbox = inbox;
        this.events = events;
    }

    @Override
    public Map<String, Function<Request, Response>> operations() {
        return Map.of("get-inbox", request -> Response.ok(inbox.view()), "upload", this::upload);
    }

    private Response upload(Request request) {
        Request.Upload upload = request.upload()
                .orElseThrow(() -> Problem.badRequest("send one file as multipart/form-data, such as"
                        + " curl -F file=@my-show-s01e02.mp4 .../uploads"));
        UploadView taken = inbox.take(upload);
        events.inbox();
        return Response.json(202, taken);
    }
}
