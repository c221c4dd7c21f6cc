package io.dropcast.cli;

import io.dropcast.app.CheckResult;
import io.dropcast.app.Checkup;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks for what would go wrong later. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Check Java, the settings, the models, the decoder and the folders.")
final class DoctorCommand extends SettingOptions.WithSettings implements Callable<Integer> {
    @Spec
    private @org.jspecify.annotations.Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Console.out(spec);
        List<CheckResult> findings = new Checkup(this::wiring).findings();
        for (CheckResult f : findings) {
            out.printf(Locale.ROOT, "%-4s  %-9s %s%n", f.grade().shown(), f.what(), f.text());
        }
        out.flush();
        return findings.stream().allMatch(CheckResult::well) ? 0 : 1;
    }
}
