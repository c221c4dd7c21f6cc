package io.dropcast.cli;

import io.dropcast.app.Home;
import io.dropcast.app.Wiring;
import io.dropcast.settings.KnownSettings;
import io.dropcast.settings.Setting;
import io.dropcast.settings.SettingType;
import io.dropcast.store.s3.S3Place;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/**
 * Makes a flag of every setting: {@code dropcast.detect.stride} is {@code --detect-stride}. What is asked for most often has a short
 * name beside it. Folders given as flags are meant from the working folder.
 */
final class SettingOptions {
    /** Flags that every help shows; the others are listed by {@code dropcast settings}. */
    private static final List<String> SHOWN =
            List.of("dropcast.inbox", "dropcast.outbox", "dropcast.data", "dropcast.workers");

    private SettingOptions() {}

    /** Gives a command its flags; commands within it take them over. */
    static void addTo(CommandSpec spec, Map<String, String> flags) {
        for (Setting setting : KnownSettings.all()) {
            String[] names = setting.names().stream().map(n -> "--" + n).toArray(String[]::new);
            spec.addOption(OptionSpec.builder(names)
                    .type(String.class)
                    .paramLabel(isFolder(setting) ? "DIR" : "VALUE")
                    .hidden(setting.shortName().isEmpty() && !SHOWN.contains(setting.key()))
                    .description(describe(setting))
                    .scopeType(spec.subcommands().isEmpty() ? ScopeType.LOCAL : ScopeType.INHERIT)
                    .setter(new Setter(setting, flags))
                    .build());
        }
    }

    private static boolean isFolder(Setting setting) {
        return setting.type() instanceof SettingType.Text text && text.folder();
    }

    private static String describe(Setting setting) {
        String usual = setting.usual();
        return setting.key() + ": " + setting.help() + (usual.isEmpty() || usual.equals("0") ? "" : " [" + usual + "]");
    }

    /** Remembers a flag that was given. */
    private record Setter(Setting setting, Map<String, String> flags) implements CommandLine.Model.ISetter {
        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // picocli's own signature
        public <T> T set(T value) {
            if (value != null) {
                String text = value.toString();
                flags.put(
                        setting.key(),
                        isFolder(setting) && !S3Place.isMeant(text)
                                ? Path.of(text).toAbsolutePath().normalize().toString()
                                : text);
            }
            return value;
        }
    }

    /** A command that takes settings as flags. */
    abstract static class WithSettings {
        private final Map<String, String> flags = new LinkedHashMap<>();

        Map<String, String> flags() {
            return flags;
        }

        /** Everything, with the flags on top. */
        Wiring wiring() {
            return Wiring.of(Home.find(), flags);
        }
    }
}
