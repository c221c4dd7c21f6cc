package io.dropcast.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SessionResourceTest {
    private static final String TOKEN = "a-token-of-24-characters";

    private final TokenAuth auth = new TokenAuth(Optional.of(TOKEN));
    private final Rest rest = new Rest(new SessionResource(auth, "1.0"));

    @Test
    void theTokenGivesACookieThatIsAdmitted() {
        Rest.Answer answer = rest.send("open-session", "", "{\"token\":\"" + TOKEN + "\"}");
        assertThat(answer.text()).isEqualTo("{\"auth\":\"token\",\"ok\":true,\"version\":\"1.0\"}");
        String cookie = answer.headers().get("Set-Cookie");
        assertThat(cookie).startsWith(TokenAuth.COOKIE + "=").contains("HttpOnly", "SameSite=Strict");
        String value = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
        assertThat(auth.admits(Optional.empty(), Optional.of(value))).isTrue();
        assertThat(value).doesNotContain(TOKEN);
    }

    @Test
    void anotherTokenGivesNone() {
        Rest.Answer answer = rest.send("open-session", "", "{\"token\":\"guess\"}");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers()).doesNotContainKey("Set-Cookie");
        assertThat(rest.send("open-session", "", "{\"tokn\":\"guess\"}").status())
                .isEqualTo(400);
    }

    @Test
    void aSessionSaysWhetherTheCallerIsAdmitted() {
        Request stranger = new Request(Map.of(), Map.of(), new byte[0], Optional.empty(), () -> false);
        assertThat(rest.ask("get-session", stranger).at("/ok").asBoolean()).isFalse();
        assertThat(rest.get("get-session", "").at("/ok").asBoolean()).isTrue();
        assertThat(rest.send("close-session", "", "").headers().get("Set-Cookie"))
                .contains("Max-Age=0");
    }

    @Test
    void withoutATokenAllAreAdmitted() {
        TokenAuth open = new TokenAuth(Optional.empty());
        assertThat(open.admits(Optional.empty(), Optional.empty())).isTrue();
        assertThat(new Rest(new SessionResource(open, "1.0"))
                        .send("close-session", "", "")
                        .text())
                .isEqualTo("{\"auth\":\"none\",\"ok\":true,\"version\":\"1.0\"}");
    }

    @Test
    void onlyTheBearerOfTheTokenIsAdmitted() {
        assertThat(auth.admits(Optional.of("Bearer " + TOKEN), Optional.empty()))
                .isTrue();
        assertThat(auth.admits(Optional.of("bearer  " + TOKEN), Optional.empty()))
                .isTrue();
        assertThat(auth.admits(Optional.of(TOKEN), Optional.empty())).isFalse();
        assertThat(auth.admits(Optional.of("Bearer " + TOKEN + "x"), Optional.empty()))
                .isFalse();
        assertThat(auth.admits(Optional.empty(), Optional.of(TOKEN))).isFalse();
    }
}
