package io.dropcast;

import io.dropcast.cli.Dropcast;

/** Entry point: hands the command line over and passes its exit code on. */
public final class App {
    private App() {}

    public static void main(String[] args) {
        System.exit(Dropcast.run(args));
    }
}
