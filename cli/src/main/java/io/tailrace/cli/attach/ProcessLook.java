package io.tailrace.cli.attach;

import io.tailrace.cli.console.CommandFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Looks at a process before it is attached to: that begins with a signal, SIGQUIT, which ends a process that is no JVM, and has a JVM that takes no
 * attach print its threads. On Linux, by {@code /proc}; elsewhere nothing is known.
 */
final class ProcessLook {
    private static final Path PROC = Path.of("/proc");

    private ProcessLook() {}

    static void requireJvm(final long pid, final String where) {
        final Path folder = PROC.resolve(Long.toString(pid));
        if (!Files.isDirectory(PROC.resolve("self"))) {
            return;
        }
        try {
            if (!Files.readString(folder.resolve("maps"), StandardCharsets.ISO_8859_1)
                    .contains("/libjvm.so")) {
                throw CommandFault.cannotRun("it is no JVM", where, "jcmd -l lists those that run Java");
            }
            if (Files.readString(folder.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                    .contains("-XX:+DisableAttachMechanism")) {
                throw CommandFault.cannotRun(
                        "it takes no attach (-XX:+DisableAttachMechanism)",
                        where,
                        "start it without that option, or with -javaagent");
            }
        } catch (final IOException hidden) {
            throw CommandFault.cannotRun(
                    "it may not be looked at (" + hidden.getMessage() + ")",
                    where,
                    "run this command as the user of that process",
                    hidden);
        }
    }
}
