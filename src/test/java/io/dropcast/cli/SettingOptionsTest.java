package io.dropcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class SettingOptionsTest {
    private static final String FLAG = "--detect-stride";

    private static boolean has(CommandLine line, String command) {
        return line.getSubcommands().get(command).getCommandSpec().findOption(FLAG) != null;
    }

    private static CommandLine line(String... args) {
        CommandLine line = new CommandLine(new Dropcast());
        SettingOptions.addTo(line, args);
        return line;
    }

    @ParameterizedTest
    @ValueSource(strings = {"process", "run", "demo", "cleanup"})
    void theCommandThatIsGivenHasAFlagForEachSetting(String command) {
        assertThat(has(line(command, FLAG, "5", "a.mp4", "a.mp4"), command)).isTrue();
    }

    @Test
    void othersHaveNone() {
        CommandLine line = line("process", "a.mp4");
        assertThat(List.of("run", "demo", "cleanup")).noneMatch(other -> has(line, other));
    }

    @Test
    void wordsThatAreInAFileMayBeAnyCommand() {
        CommandLine line = line("@words.txt");
        assertThat(List.of("process", "run", "demo", "cleanup")).allMatch(command -> has(line, command));
    }

    @Test
    void commandsWithinACommandHaveThemToo() {
        CommandLine people = line("people", "list").getSubcommands().get("people");
        assertThat(people.getSubcommands().values())
                .allMatch(sub -> sub.getCommandSpec().findOption("--data") != null);
    }
}
