package io.dropcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.settings.KnownSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

final class CommandsTest {

    private static CommandLine line(String... args) {
        CommandLine line = new CommandLine(new Dropcast());
        Commands.addTo(line, args);
        return line;
    }

    private static List<String> all() {
        return List.copyOf(line().getSubcommands().keySet());
    }

    private static CommandLine command(String name, String... args) {
        return line(args).getSubcommands().get(name);
    }

    @ParameterizedTest
    @MethodSource("all")
    void theCommandThatIsGivenIsTheOnlyOneThere(String command) {
        assertThat(line(command, "--help").getSubcommands()).containsOnlyKeys(command);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aCommandIsCalledAsItSaysItself(String command) {
        Object made = command(command).getCommand();
        assertThat(made.getClass().getAnnotation(Command.class).name()).isEqualTo(command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "@words.txt", "proces", "Process"})
    void allAreThereWhenTheFirstWordIsNone(String word) {
        assertThat(line(word, "process").getSubcommands()).containsOnlyKeys(all());
    }

    @Test
    void thereAreTwelve() {
        assertThat(all()).hasSize(12).startsWith("demo", "process", "run").endsWith("settings");
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachHasAFlagForEachSetting(String command) {
        CommandLine given = command(command, command);
        assertThat(KnownSettings.keys())
                .isNotEmpty()
                .allMatch(key -> given.getCommandSpec()
                                .findOption("--"
                                        + key.substring("dropcast.".length()).replace('.', '-'))
                        != null);
    }

    @Test
    void wordsThatAreInAFileMayBeAnyCommand() {
        Map<String, CommandLine> commands = line("@words.txt").getSubcommands();
        assertThat(commands.values()).allMatch(sub -> sub.getCommandSpec().findOption("--detect-stride") != null);
    }

    @Test
    void commandsWithinACommandHaveThemToo() {
        CommandLine people = command("people", "people", "list");
        assertThat(people.getSubcommands().values())
                .isNotEmpty()
                .allMatch(sub -> sub.getCommandSpec().findOption("--data") != null);
    }
}
