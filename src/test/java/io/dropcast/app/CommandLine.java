package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropcast.cli.Dropcast;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Types commands into a lab. */
record CommandLine(Lab lab) {

    /** What was said. */
    record Said(int code, String out, String err) {}

    Said run(String... words) {
        List<String> args = new ArrayList<>(Arrays.asList(words));
        lab.settings().forEach((key, value) -> {
            String flag = "--" + key.substring("dropcast.".length()).replace('.', '-') + "=";
            if (args.stream().noneMatch(a -> a.startsWith(flag))) {
                args.add(flag + value);
            }
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream oldOut = System.out;
        PrintStream oldErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int code = Dropcast.run(args.toArray(String[]::new));
            return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(oldOut);
            System.setErr(oldErr);
        }
    }

    /** Runs a command that must succeed, and gives what it said. */
    String done(String... words) {
        Said said = run(words);
        assertThat(said.code()).as(said.err() + said.out()).isZero();
        return said.out();
    }
}
