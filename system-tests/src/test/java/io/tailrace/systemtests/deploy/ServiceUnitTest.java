package io.tailrace.systemtests.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Installed;
import io.tailrace.systemtests.process.Started;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit for systemd. */
class ServiceUnitTest {
    private static final Path UNIT = Tailrace.ROOT.resolve("deploy/systemd/tailrace-expose.service");

    /** Of 10: how much harm a process in the unit could do, as systemd-analyze says it, times 10. */
    private static final String EXPOSURE = "15";

    @TempDir
    Path directory;

    @BeforeEach
    void needSystemd() {
        Installed.assumeLoudly("systemd-analyze", "systemd");
    }

    @Test
    void shouldBeUnderstoodBySystemd() throws IOException, InterruptedException {
        assertEquals(List.of(), analyze(unit(), "verify", "--man=no").expect(0).err());
    }

    @Test
    void shouldTellAKeyThatSystemdDoesNotKnow() throws IOException, InterruptedException {
        final Ended ended = analyze(unit().replace("ProtectHome=", "ProtectHomes="), "verify", "--man=no");
        assertTrue(ended.describe().contains("ProtectHomes"), ended::describe);
    }

    @Test
    void shouldTakeAwayWhatItDoesNotNeed() throws IOException, InterruptedException {
        analyze(unit(), "security", "--offline=true", "--no-pager", "--threshold=" + EXPOSURE)
                .expect(0);
        final String open = unit().lines()
                .filter(line -> !line.startsWith("Protect") && !line.startsWith("SystemCallFilter"))
                .collect(Collectors.joining("\n"));
        analyze(open, "security", "--offline=true", "--no-pager", "--threshold=" + EXPOSURE)
                .expect(1);
    }

    @Test
    void shouldLeaveTimeForADrain() throws IOException {
        final String text = Files.readString(UNIT);
        final int stopS = Integer.parseInt(text.replaceAll("(?s).*\nTimeoutStopSec=(\\d+)\n.*", "$1"));
        assertTrue(stopS >= 10, () -> "TimeoutStopSec=" + stopS);
    }

    /** Without a file a hang-up ends the service. */
    @Test
    void shouldReloadByAHangUpOnlyWithAFile() throws IOException {
        final List<String> lines = Files.readAllLines(UNIT);
        assertTrue(lines.contains("ExecReload=/bin/kill -HUP $MAINPID"));
        assertTrue(lines.stream()
                .anyMatch(line -> line.startsWith("ExecStart=/opt/tailrace/tailrace expose --config /etc/tailrace/")));
    }

    /** Its program is not on this machine, and systemd looks for it. */
    private static String unit() throws IOException {
        return Files.readString(UNIT).replace("ExecStart=/opt/tailrace/tailrace ", "ExecStart=/bin/true ");
    }

    private Ended analyze(final String unit, final String... options) throws IOException, InterruptedException {
        final Path file = Files.writeString(directory.resolve("tailrace-expose.service"), unit);
        final String[] command = new String[options.length + 2];
        command[0] = "systemd-analyze";
        System.arraycopy(options, 0, command, 1, options.length);
        command[command.length - 1] = file.toString();
        try (Started started = Started.command(directory, command)) {
            return started.end();
        }
    }
}
