package io.dropcast.cli;

import org.slf4j.Logger;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in words; the stack trace goes to the log at debug level only. */
final class Complaint implements IExecutionExceptionHandler {
    private final Logger log;

    Complaint(Logger log) {
        this.log = log;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
        log.debug("the command failed", e);
        line.getErr().println("dropcast: " + message(e));
        line.getErr().flush();
        return e instanceof WrongUse || e instanceof IllegalArgumentException
                ? CommandLine.ExitCode.USAGE
                : CommandLine.ExitCode.SOFTWARE;
    }

    /** The innermost reason that is ours; Camel wraps what its routes throw. */
    static String message(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            String said = t.getMessage();
            if (said != null && !t.getClass().getName().startsWith("org.apache.camel.")) {
                return said;
            }
        }
        return e.toString();
    }
}
