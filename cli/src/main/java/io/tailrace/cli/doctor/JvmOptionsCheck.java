package io.tailrace.cli.doctor;

import java.util.List;

/** Whether the JVM has the options that the libraries need. */
final class JvmOptionsCheck implements Check {
    private static final String NAME = "JVM options";

    private final Jvm jvm;

    JvmOptionsCheck(final Jvm jvm) {
        this.jvm = jvm;
    }

    @Override
    public Finding look() {
        final List<JvmOption> missing = JvmOptions.missing(jvm);
        final int needed = JvmOptions.needed(jvm.feature()).size();
        return missing.isEmpty()
                ? Finding.good(NAME, "all " + needed + " that Java " + jvm.feature() + " needs are given")
                : Finding.wrong(
                        NAME,
                        "missing " + JvmOptions.describe(missing),
                        "start it with the launcher ./tailrace, which gives them, or give them to java");
    }
}
