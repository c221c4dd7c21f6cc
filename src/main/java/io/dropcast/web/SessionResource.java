package io.dropcast.web;

import io.dropcast.web.view.SessionView;
import io.dropcast.web.view.SessionView.Login;
import java.util.Map;
import java.util.function.Function;

/** The session of a browser: a cookie for the token. */
public final class SessionResource implements Resource {
    private static final int MONTH_SECONDS = 30 * 24 * 3600;

    private final TokenAuth auth;
    private final String version;

    /** @param version of dropcast */
    public SessionResource(TokenAuth auth, String version) {
        this.auth = auth;
        this.version = version;
    }

    @Override
    public Map<String, Function<Request, Response>> operations() {
        return Map.of("get-session", this::get, "open-session", this::open, "close-session", this::close);
    }

    private Response get(Request request) {
        return session(request.admitted().getAsBoolean());
    }

    private Response open(Request request) {
        if (!auth.isToken(request.json(Login.class).token())) {
            throw Problem.unauthorized("that is not the token: it is the value of dropcast.http.token");
        }
        Response response = session(true);
        return auth.cookie()
                .map(c -> response.with("Set-Cookie", cookie(c, MONTH_SECONDS)))
                .orElse(response);
    }

    private Response close(Request request) {
        return session(auth.cookie().isEmpty()).with("Set-Cookie", cookie("", 0));
    }

    private Response session(boolean ok) {
        return Response.ok(new SessionView(auth.auth(), ok, version));
    }

    private static String cookie(String value, int seconds) {
        return TokenAuth.COOKIE + "=" + value + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + seconds;
    }
}
