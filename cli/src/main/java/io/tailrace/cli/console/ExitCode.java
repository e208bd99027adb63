package io.tailrace.cli.console;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the command's exit code says; the same for every subcommand. */
public final class ExitCode {
    /** It was done, and what was found is good. */
    public static final int GOOD = 0;

    /** It was done, and the verdict is negative. */
    public static final int NEGATIVE = 1;

    /** It was asked wrongly; nothing was done. */
    public static final int WRONG_USAGE = 2;

    /** It could not be done. */
    public static final int CANNOT_RUN = 3;

    private ExitCode() {}

    /**
     * All of them, for the help.
     *
     * @return code to meaning, in their order.
     */
    public static Map<String, String> meanings() {
        final Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put(" " + GOOD, "good");
        meanings.put(" " + NEGATIVE, "the verdict is negative");
        meanings.put(" " + WRONG_USAGE, "wrong usage");
        meanings.put(" " + CANNOT_RUN, "could not run");
        return meanings;
    }
}
