package io.tailrace.systemtests.agent;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;

/** Starts processes that see another machine than this test: file systems, networks and rights of their own. The machine's stay as they are. */
final class Isolated {
    /** Nobody's, on each Linux. */
    private static final String NOBODY = "65534";

    private Isolated() {}

    /** Mounts of its own: the shell's commands run first, then what follows. */
    static List<String> mounts(final String setup) throws IOException, InterruptedException {
        assume("mount namespaces", "unshare", "-m", "mount", "--make-rprivate", "/");
        return List.of("unshare", "-m", "sh", "-c", "mount --make-rprivate / && " + setup + " && exec \"$@\"", "sh");
    }

    /** A network of its own, in which there is nothing but the loopback device. */
    static List<String> network() throws IOException, InterruptedException {
        assume("network namespaces", "unshare", "-n", "ip", "link", "set", "lo", "up");
        return List.of("unshare", "-n", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh");
    }

    /** The network of a process that runs. */
    static List<String> networkOf(final long pid) {
        return List.of("nsenter", "-t", Long.toString(pid), "-n");
    }

    /** Another user, who may read a file that he needs. */
    static List<String> nobody(final String file) throws IOException, InterruptedException {
        final List<String> by = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        assume("another user who may read " + file, List.of(by, List.of("test", "-r", file)));
        return by;
    }

    private static void assume(final String what, final List<List<String>> command)
            throws IOException, InterruptedException {
        assume(what, command.stream().flatMap(List::stream).toArray(String[]::new));
    }

    private static void assume(final String what, final String... command) throws IOException, InterruptedException {
        final boolean isThere = works(command);
        if (!isThere) {
            System.out.println("*** NOT TESTED: there are no " + what + " here: " + String.join(" ", command));
        }
        assumeTrue(isThere, what);
    }

    private static boolean works(final String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (final IOException missing) {
            return false;
        }
    }
}
