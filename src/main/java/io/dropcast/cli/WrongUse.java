package io.dropcast.cli;

/** The command line asks for something that cannot be: exit code 2. */
final class WrongUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongUse(String message) {
        super(message);
    }
}
