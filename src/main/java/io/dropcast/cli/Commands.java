package io.dropcast.cli;

import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The commands. Only the one that is given is made ready: what all of them say of themselves takes picocli an eighth of a second of
 * processor time to read, in every run.
 */
final class Commands {
    private record Known(String name, Supplier<SettingOptions.WithSettings> maker) {}

    /** In the order of the help. */
    private static final List<Known> ALL = List.of(
            new Known("demo", DemoCommand::new),
            new Known("process", ProcessCommand::new),
            new Known("run", RunCommand::new),
            new Known("cluster", ClusterCommand::new),
            new Known("cleanup", CleanupCommand::new),
            new Known("people", PeopleCommand::new),
            new Known("retain", RetainCommand::new),
            new Known("status", StatusCommand::new),
            new Known("score", ScoreCommand::new),
            new Known("doctor", DoctorCommand::new),
            new Known("models", ModelsCommand::new),
            new Known("settings", SettingsCommand::new));

    private Commands() {}

    /** @param args of the command line; when it does not begin with a command, all are needed to say which there are */
    static void addTo(CommandLine line, String... args) {
        List<Known> given = ALL.stream()
                .filter(known -> args.length > 0 && known.name.equals(args[0]))
                .toList();
        (given.isEmpty() ? ALL : given).forEach(known -> add(line, known));
    }

    private static void add(CommandLine line, Known known) {
        SettingOptions.WithSettings command = known.maker.get();
        CommandLine sub = new CommandLine(command);
        SettingOptions.addTo(sub.getCommandSpec(), command.flags());
        line.addSubcommand(known.name, sub);
    }
}
