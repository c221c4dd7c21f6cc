package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files in routes/, as they are. */
@Tag("integration")
final class RoutesTest {
    private static final Pattern BEAN =
            Pattern.compile("(?:\\bref: |#bean:|\\$\\{bean:)\"?([A-Za-z0-9-]+)", Pattern.MULTILINE);

    @TempDir
    Path folder;

    private Lab lab;

    @BeforeEach
    void lab() throws IOException {
        lab = Lab.in(folder);
    }

    @Test
    void everyRouteStartsAndEveryBeanThatIsNamedIsThere() throws IOException {
        try (Engine engine = Lab.watch(withEverything(), new Quiet())) {
            CamelContext context = engine.main().getCamelContext();
            for (Path file : routes(lab.home().resolve("routes"))) {
                String text = Files.readString(file);
                for (String id : found(Pattern.compile("^- route:\\s+id: (\\S+)", Pattern.MULTILINE), text)) {
                    assertThat(context.getRoute(id))
                            .as("route %s of %s", id, file)
                            .isNotNull();
                }
                for (String bean : found(BEAN, text)) {
                    assertThat(context.getRegistry().lookupByName(bean))
                            .as("bean %s of %s", bean, file)
                            .isNotNull();
                }
            }
            assertThat(context.getRoutes()).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    /** Optional routes, too; nobody answers where they ask, and they start nevertheless. */
    private Wiring withEverything() {
        Map<String, String> settings = lab.settings();
        settings.put("dropcast.deliver", "s3://bucket/results");
        settings.put("dropcast.s3.poll", "s3://bucket/incoming");
        settings.put("dropcast.s3.queue", "http://127.0.0.1:1/000000000000/queue");
        settings.put("dropcast.s3.endpoint", "http://127.0.0.1:1");
        settings.put("dropcast.s3.access-key", "key");
        settings.put("dropcast.s3.secret-key", "secret");
        settings.put("dropcast.s3.max-tries", "1");
        settings.put("dropcast.s3.cache", folder.resolve("cache").toString());
        return Wiring.of(new Home(lab.home()), settings);
    }

    @Test
    void withoutS3ItsRoutesAreLeftOut() {
        try (Engine engine = lab.watch(new Quiet())) {
            CamelContext context = engine.main().getCamelContext();
            assertThat(context.getRoutes())
                    .extracting(org.apache.camel.Route::getId)
                    .contains("inbox")
                    .noneMatch(id -> id.startsWith("s3-"));
        }
    }

    @Test
    void aSingleCommandRunsTheStagesWithoutTheInbox() throws IOException {
        try (Engine engine = Engine.forCommands(lab.wiring(), new Quiet())) {
            assertThat(engine.main().getCamelContext().getRoute("episode")).isNotNull();
            assertThat(engine.main().getCamelContext().getRoute("inbox")).isNull();
        }
        assertThat(lab.inbox()).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "- bean:, - baen:, Unknown node id: baen",
        "preMove:, preMoev:, preMoev",
        "ref: intake, ref: intaek, intaek",
        "direct:episode, direkt:episode, direkt"
    })
    void aMistakeInARouteFileStopsTheStartAndIsNamed(String right, String wrong, String named) throws IOException {
        Path home = homeWithRoutes();
        Path file = home.resolve("routes/inbox.camel.yaml");
        Files.writeString(file, Files.readString(file).replace(right, wrong));
        Wiring wiring = Wiring.of(new Home(home), lab.settings());

        assertThatThrownBy(() -> Lab.watch(wiring, new Quiet()).close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the routes in " + home.resolve("routes") + " cannot be started: ")
                .hasMessageContaining(named);
    }

    @Test
    void aMissingFolderOfRoutesIsNamed() throws IOException {
        Path home = homeWithRoutes();
        for (Path file : routes(home.resolve("routes"))) {
            Files.delete(file);
        }
        Files.delete(home.resolve("routes"));
        Wiring wiring = Wiring.of(new Home(home), lab.settings());

        assertThatThrownBy(() -> Lab.watch(wiring, new Quiet()).close())
                .hasMessageContaining("there is no such folder");
    }

    @Test
    void foldersThatCannotBeWrittenAreNamedBeforeAnythingIsTaken() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        for (String key : List.of("dropcast.inbox", "dropcast.outbox", "dropcast.data")) {
            Wiring wiring = lab.wiring(key, file.toString());
            assertThatThrownBy(() -> Lab.watch(wiring, new Quiet()).close())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(file + " is a file")
                    .hasMessageContaining(key);
        }
    }

    private Path homeWithRoutes() throws IOException {
        Path home = folder.resolve("home");
        for (String part : List.of("routes", "config")) {
            Files.createDirectories(home.resolve(part));
            try (Stream<Path> files = Files.list(lab.home().resolve(part))) {
                for (Path f : files.toList()) {
                    Files.copy(f, home.resolve(part).resolve(f.getFileName()));
                }
            }
        }
        return home;
    }

    private static List<Path> routes(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(p -> p.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> out = new TreeSet<>();
        pattern.matcher(text).results().map((MatchResult m) -> m.group(1)).forEach(out::add);
        return out;
    }
}
