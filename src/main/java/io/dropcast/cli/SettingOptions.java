package io.dropcast.cli;

import io.dropcast.app.Home;
import io.dropcast.app.Wiring;
import io.dropcast.settings.KnownSettings;
import io.dropcast.store.s3.S3Place;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/**
 * Makes a flag of every setting: {@code dropcast.detect.stride} is {@code --detect-stride}. What is asked for most often has a short
 * name beside it. Folders given as flags are meant from the working folder.
 */
final class SettingOptions {
    private static final Set<String> FOLDERS =
            Set.of("dropcast.inbox", "dropcast.outbox", "dropcast.data", "dropcast.models", "dropcast.s3.cache");

    /** Flags that every help shows; the others are listed by {@code dropcast settings}. */
    private static final List<String> SHOWN =
            List.of("dropcast.inbox", "dropcast.outbox", "dropcast.data", "dropcast.workers");

    private SettingOptions() {}

    /** Gives a command its flags; commands within it take them over. */
    static void addTo(CommandSpec spec, Map<String, String> flags) {
        for (String key : KnownSettings.keys()) {
            String name = "--" + key.substring("dropcast.".length()).replace('.', '-');
            Optional<String> shortName = KnownSettings.shortName(key).map(n -> "--" + n);
            OptionSpec.Builder option =
                    shortName.map(n -> OptionSpec.builder(n, name)).orElseGet(() -> OptionSpec.builder(name));
            spec.addOption(option.type(String.class)
                    .paramLabel(FOLDERS.contains(key) ? "DIR" : "VALUE")
                    .hidden(shortName.isEmpty() && !SHOWN.contains(key))
                    .description(describe(key))
                    .scopeType(spec.subcommands().isEmpty() ? ScopeType.LOCAL : ScopeType.INHERIT)
                    .setter(new Setter(key, flags))
                    .build());
        }
    }

    private static String describe(String key) {
        String value = KnownSettings.defaultOf(key);
        return key + (value.isEmpty() || value.equals("0") ? "" : " [" + value + "]");
    }

    /** Remembers a flag that was given. */
    private record Setter(String key, Map<String, String> flags) implements CommandLine.Model.ISetter {
        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // picocli's own signature
        public <T> T set(T value) {
            if (value != null) {
                String text = value.toString();
                flags.put(
                        key,
                        FOLDERS.contains(key) && !S3Place.isMeant(text)
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
