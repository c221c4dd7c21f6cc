package io.dropcast.web;

import io.dropcast.web.view.SessionView;

/** Comes in and goes out. */
public final class SessionResource {
    private static final int MONTH_SECONDS = 30 * 24 * 3600;

    private final TokenAuth gate;
    private final String version;

    public SessionResource(TokenAuth gate, String version) {
        this.gate = gate;
        this.version = version;
    }

    /** {@code GET /session}. */
    public Response get(Request call) {
        return Response.ok(new SessionView(gate.auth(), call.admitted(), version));
    }

    /** {@code POST /session}. */
    public Response open(Request call) {
        String token = call.json("token").needed("token");
        if (!gate.isToken(token)) {
            throw Problem.unauthorized("that is not the token: it is the value of dropcast.http.token");
        }
        Response reply = Response.ok(new SessionView(gate.auth(), true, version));
        return gate.cookie()
                .map(c -> reply.with("Set-Cookie", cookie(c, MONTH_SECONDS)))
                .orElse(reply);
    }

    /** {@code DELETE /session}. */
    public Response close(Request call) {
        return Response.ok(new SessionView(gate.auth(), gate.cookie().isEmpty(), version))
                .with("Set-Cookie", cookie("", 0));
    }

    private static String cookie(String value, int seconds) {
        return TokenAuth.COOKIE + "=" + value + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + seconds;
    }
}
