package io.tailrace.cli.run;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.tailrace.cli.console.Console;
import java.lang.management.ManagementFactory;

/** Whether the JVM itself writes files, which only options at its start can keep it from. */
final class AmnesiaCheck {
    private static final String PERFORMANCE_FILE = "UsePerfData";

    private AmnesiaCheck() {}

    /** Tells a person whose JVM was not started by the launcher. */
    static void warn(final Console console) {
        final HotSpotDiagnosticMXBean options = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (options != null
                && Boolean.parseBoolean(options.getVMOption(PERFORMANCE_FILE).getValue())) {
            console.err()
                    .println(
                            "warning: this JVM has a file of its own in hsperfdata: start it with the launcher ./tailrace, or"
                                    + " give java -XX:-" + PERFORMANCE_FILE);
        }
    }
}
