package io.tailrace.systemtests.agent;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.process.Started;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tailrace attach} of processes that it may not or cannot measure: one line says so, and they go on. */
class AttachRefusedTest {
    @TempDir
    Path directory;

    @BeforeEach
    void setUp() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @Test
    void shouldNameTheUserWhoMay() throws IOException, InterruptedException {
        final List<String> nobody = Isolated.nobody(command());
        try (Started host = Host.start(directory)) {
            Host.status(host);
            final String line = Tailrace.in(directory)
                    .by(nobody.toArray(String[]::new))
                    .run("attach", Long.toString(host.pid()))
                    .refusal(3);
            assertTrue(line.contains("run this command as the user of that process"), line);
            end(host);
        }
    }

    /** Root may; the process itself opens the jar, with its own rights. */
    @Test
    void shouldSayThatTheProcessCannotReadTheAgent() throws IOException, InterruptedException {
        final List<String> nobody = Isolated.nobody(command());
        final Path hidden = Files.createDirectory(
                directory.resolve("hidden"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        final Path jar = Files.copy(Host.agent(), hidden.resolve("tailrace-agent-hidden.jar"));
        try (Started host = Host.start(directory, nobody, List.of(), HostChild.class)) {
            Host.status(host);
            final String pid = Long.toString(host.pid());
            final String line = Tailrace.in(directory)
                    .run("attach", pid, "--agent", jar.toString())
                    .refusal(3);
            assertTrue(line.contains("may the user of that process read the jar"), line);
            Tailrace.in(directory)
                    .run("attach", pid, "--set", "exposer.address=127.0.0.1:0")
                    .expect(0);
            Tailrace.in(directory).run("detach", pid).expect(0);
            end(host);
        }
    }

    @Test
    void shouldSayThatTheProcessTakesNoAttach() throws IOException, InterruptedException {
        try (Started host = Host.start(directory, "-XX:+DisableAttachMechanism")) {
            Host.status(host);
            final String line = Tailrace.in(directory)
                    .run("attach", Long.toString(host.pid()))
                    .refusal(3);
            assertTrue(line.contains("-XX:+DisableAttachMechanism"), line);
            end(host);
        }
    }

    private static String command() {
        return System.getenv("TAILRACE_APP") + "/lib";
    }

    private void end(final Started host) throws IOException, InterruptedException {
        Host.stop(directory);
        host.end().expect(0);
    }
}
