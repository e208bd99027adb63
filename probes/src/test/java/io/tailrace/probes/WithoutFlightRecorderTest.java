package io.tailrace.probes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A JVM that was put together without the module of the flight recorder. */
class WithoutFlightRecorderTest {
    private static final String MODULES = "java.base,java.management,jdk.management,jdk.unsupported";

    @Test
    void shouldSayItInOneLineAndRecordTheRest() throws IOException, InterruptedException {
        final Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--limit-modules=" + MODULES,
                        "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName())
                .redirectErrorStream(true)
                .start();
        final List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertEquals(0, process.waitFor(), lines::toString);
        final List<String> leftOut =
                lines.stream().filter(line -> line.contains("Left out")).toList();
        assertEquals(1, leftOut.size(), lines::toString);
        assertTrue(leftOut.get(0).contains("this JVM has no module jdk.jfr"), leftOut::toString);
        assertTrue(lines.contains("recorded"), lines::toString);
    }

    /** What runs there. */
    static final class Main {
        private Main() {}

        public static void main(final String... arguments) {
            final ProbedEngine probed = new ProbedEngine();
            final JvmProbes probes = JvmProbes.launch(new ProbesContext(), probed.engine);
            do {
                LockSupport.parkNanos(20_000_000L);
                probed.read();
            } while (probed.all("tailrace_jvm_memory_used_bytes").isEmpty()
                    || probed.all("tailrace_jvm_hiccup_seconds").isEmpty());
            probes.close();
            probed.close();
            System.out.println("recorded");
        }
    }
}
