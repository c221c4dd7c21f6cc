package io.dropcast.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents and the configuration file say of settings what the list says. */
final class SettingsDocsTest {
    private static final Pattern ROW = Pattern.compile("^\\| `(dropcast\\.[a-z0-9.-]+)` \\| `?([^`|]*?)`? ?\\|.*");
    private static final Pattern KEY = Pattern.compile("^#?(dropcast\\.[a-z0-9.-]+)=(.*)$");

    @Test
    void theTableOfAllSettingsIsTheList() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("docs/operations.md")).stream()
                .dropWhile(line -> !line.equals("### All settings"))
                .filter(line -> line.startsWith("| `dropcast."))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(
                        KnownSettings.all().stream().map(SettingsDocsTest::row).toList());
    }

    private static String row(Setting s) {
        String usual = s.usual().isEmpty() ? "" : "`" + s.usual() + "` ";
        return "| `" + s.key() + "` | " + usual + "| " + s.type().values() + " | " + s.help() + " |";
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/operations.md", "docs/s3.md", "docs/api.md"})
    void noOtherTableHasAnotherDefault(String file) throws IOException {
        List<Matcher> rows = matches(ROW, file)
                .filter(row -> !KnownSettings.defaultOf(row.group(1)).isEmpty())
                .toList();
        assertThat(rows)
                .isNotEmpty()
                .allSatisfy(row ->
                        assertThat(row.group(2)).as(row.group(1)).isEqualTo(KnownSettings.defaultOf(row.group(1))));
    }

    @Test
    void theConfigurationFileShowsDefaultsOfSettingsThatThereAre() throws IOException {
        List<Matcher> lines = matches(KEY, "config/application.properties")
                .filter(line -> !line.group(2).startsWith("s3://"))
                .toList();
        assertThat(lines)
                .hasSizeGreaterThan(15)
                .allSatisfy(line ->
                        assertThat(line.group(2)).as(line.group(1)).isEqualTo(KnownSettings.defaultOf(line.group(1))));
    }

    private static Stream<Matcher> matches(Pattern pattern, String file) throws IOException {
        return Files.readAllLines(Path.of(file)).stream().map(pattern::matcher).filter(Matcher::matches);
    }
}
