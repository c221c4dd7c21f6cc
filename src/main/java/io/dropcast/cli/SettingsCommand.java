package io.dropcast.cli;

import io.dropcast.app.Wiring;
import io.dropcast.settings.KnownSettings;
import io.dropcast.settings.Setting;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists every setting with the value in effect. */
@Command(
        name = "settings",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "List every setting with the value in effect; those that differ from the default are marked.")
final class SettingsCommand extends SettingOptions.WithSettings implements Callable<Integer> {
    @Spec
    private @org.jspecify.annotations.Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Console.out(spec);
        Wiring wiring = wiring();
        Map<String, String> inEffect = wiring.checked().text();
        for (Setting setting : KnownSettings.all()) {
            String said = wiring.value(setting.key());
            String mark = said.equals(setting.usual()) ? " " : "*";
            String value = inEffect.getOrDefault(setting.key(), said);
            out.println(mark + " " + setting.key() + "=" + (setting.secret() && !value.isEmpty() ? "(set)" : value));
        }
        out.flush();
        return 0;
    }
}
