package io.dropcast.cli;

import io.dropcast.app.Engine;
import io.dropcast.app.Wiring;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The engine: watches the inbox until it is stopped. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Watch the inbox and process what is dropped there, until stopped (Ctrl-C).",
            "The review page and the REST API are at http://localhost:8080/ meanwhile (--http-port, --http-enabled)."
        })
final class RunCommand extends SettingOptions.WithSettings implements Callable<Integer> {
    @Spec
    private @org.jspecify.annotations.Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Wiring wiring = wiring();
        PrintWriter out = Console.out(spec);
        try (Engine engine = Engine.serving(wiring, new LogListener())) {
            return engine.runUntilStopped(() -> {
                out.println("watching " + wiring.folder("dropcast.inbox") + " -- drop a video there; results come to "
                        + wiring.result("") + " (Ctrl-C stops)");
                engine.address().ifPresent(at -> out.println("review and correct at " + at));
                out.flush();
            });
        }
    }
}
