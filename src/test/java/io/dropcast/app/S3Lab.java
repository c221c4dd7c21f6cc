package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.App;
import io.dropcast.store.s3.S3Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A lab whose data is in a bucket. */
record S3Lab(Lab lab, S3Server server, String place) {

    static S3Lab in(Path folder, S3Server server, String place) throws IOException {
        server.made(place);
        return new S3Lab(Lab.in(folder), server, place);
    }

    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(lab.settings());
        settings.putAll(server.flags());
        settings.put("dropcast.data", place);
        settings.put("dropcast.s3.cache", lab.folder().resolve("cache").toString());
        settings.put("dropcast.s3.lease-seconds", "2");
        return settings;
    }

    Wiring wiring() {
        return Wiring.of(new Home(lab.home()), settings());
    }

    /** Gives a command, and what was said. */
    CommandLine.Said run(String... words) {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(flags());
        return new CommandLine(lab).run(all.toArray(String[]::new));
    }

    String done(String... words) {
        CommandLine.Said said = run(words);
        assertThat(said.code()).as(said.err() + said.out()).isZero();
        return said.out();
    }

    private List<String> flags() {
        return settings().entrySet().stream()
                .map(e -> "--" + e.getKey().substring("dropcast.".length()).replace('.', '-') + "=" + e.getValue())
                .toList();
    }

    /** The same in a process of its own. */
    Process start(Path log, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Ddropcast.home=" + lab.home(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                App.class.getName()));
        command.addAll(Arrays.asList(words));
        command.addAll(flags());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** As {@link Lab#results}; what is in the bucket counts as what is in the data folder there. */
    Map<String, String> results() throws IOException {
        Map<String, String> out = new TreeMap<>(lab.results());
        wiring().store().everything(Lab::isResult, c -> {
            if (c.where().startsWith("s3://")) {
                out.put("data/" + c.path(), Lab.timeless(c.bytes()));
            }
        });
        return out;
    }
}
