package io.tailrace.systemtests.attack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.attack.Attacked.Transport;
import io.tailrace.systemtests.process.Installed;
import io.tailrace.systemtests.process.Started;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The attacks of slowhttptest: slow headers, slow bodies, slow reading, ranges. */
@EnabledOnOs(OS.LINUX)
class SlowHttpTest {
    private static final int SERIES = 2_000;
    private static final List<String> SLOW_HEADERS = List.of("-H", "-i", "1", "-x", "24");
    private static final List<String> SLOW_BODIES = List.of("-B", "-i", "1", "-s", "8192", "-x", "10");
    private static final List<String> SLOW_READING =
            List.of("-X", "-w", "16", "-y", "64", "-n", "1", "-z", "8", "-k", "3");
    private static final List<String> RANGES = List.of("-R", "-a", "10", "-b", "900");

    @TempDir
    Path folder;

    @Test
    void shouldServeOthersWhileSomeAreSlow() throws IOException, InterruptedException {
        attack(300, 300, false);
    }

    @Test
    @Tag("long")
    void shouldServeOthersWhileSomeAreSlowForLong() throws IOException, InterruptedException {
        attack(30, 1_000, true);
    }

    /** One that is not waited for ends when its harm has been looked at: so it lasts for as long as that takes. */
    private void attack(final int seconds, final int connections, final boolean isAwaited)
            throws IOException, InterruptedException {
        Installed.assumeLoudly("slowhttptest", "slowhttptest");
        try (Attacked attacked = Attacked.start(folder, Transport.TCP, SERIES)) {
            try (GoodClient good = new GoodClient(attacked.address())) {
                final long peaceNs = good.medianNs();
                for (final List<String> options : List.of(SLOW_HEADERS, SLOW_BODIES, SLOW_READING, RANGES)) {
                    final List<String> command = new ArrayList<>(List.of("slowhttptest"));
                    command.addAll(options);
                    // Slow readers ask for three pages each: together for fewer than may be on their way at once.
                    final int most = options.contains("-X") ? Math.min(connections, 20) : connections;
                    command.addAll(List.of("-c", Integer.toString(most), "-r", Integer.toString(most)));
                    command.addAll(List.of("-l", Integer.toString(seconds), "-u", attacked.url("/metrics")));
                    final int before = good.pages();
                    try (Started slow = Started.command(folder, command.toArray(String[]::new))) {
                        if (options.contains("-H") || options.contains("-X")) {
                            // The others are answered at once, so that it may never see many of them together.
                            attacked.awaitAttackers(most / 2);
                        }
                        GoodClient.compare(peaceNs, good.medianNs());
                        if (isAwaited) {
                            slow.end();
                        }
                    }
                    assertTrue(good.pages() > before, attacked::describe);
                }
            }
            attacked.endWithNothingLeft();
        }
    }
}
