package io.tailrace.cli.console;

/** Why a command ends without having done its work. The message is one line: what, where, and how to mend it. */
public final class CommandFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CommandFault(final int exitCode, final String message, final Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /**
     * It was asked wrongly.
     *
     * @param what is wrong.
     * @param where it stands, for example the option with its value.
     * @param mend how to do it right.
     * @return a fault that ends the command with {@link ExitCode#WRONG_USAGE}.
     */
    public static CommandFault wrongUsage(final String what, final String where, final String mend) {
        return new CommandFault(ExitCode.WRONG_USAGE, what + ": " + where + ": " + mend, null);
    }

    /**
     * It cannot be done here and now.
     *
     * @param what went wrong.
     * @param where it went wrong.
     * @param mend how to make it possible.
     * @return a fault that ends the command with {@link ExitCode#CANNOT_RUN}.
     */
    public static CommandFault cannotRun(final String what, final String where, final String mend) {
        return cannotRun(what, where, mend, null);
    }

    /**
     * It cannot be done here and now, and there is a reason below.
     *
     * @param what went wrong.
     * @param where it went wrong.
     * @param mend how to make it possible.
     * @param cause shown with {@code --debug} only.
     * @return a fault that ends the command with {@link ExitCode#CANNOT_RUN}.
     */
    public static CommandFault cannotRun(
            final String what, final String where, final String mend, final Throwable cause) {
        return new CommandFault(ExitCode.CANNOT_RUN, what + ": " + where + ": " + mend, cause);
    }

    /**
     * How the command is to end.
     *
     * @return one of {@link ExitCode}.
     */
    public int exitCode() {
        return exitCode;
    }
}
