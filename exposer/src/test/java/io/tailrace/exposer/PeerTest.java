package io.tailrace.exposer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Who may connect to a Unix domain socket, as the kernel tells it. */
@EnabledOnOs(OS.LINUX)
class PeerTest {
    private static final int NOBODY = 65_534;
    private static final int NO_ONE = 54_321;

    @TempDir
    Path root;

    private final EngineFixture engine = new EngineFixture();
    private Path socket;
    private Exposer exposer;

    @BeforeEach
    void launch() throws IOException {
        Files.setAttribute(root, "unix:mode", 0755);
        socket = root.resolve("open/s");
        exposer = Exposer.launch(context(config()), engine.engine::openTailer, engine.clock);
    }

    @AfterEach
    void close() {
        exposer.close();
        engine.close();
    }

    @Test
    void shouldLetItsOwnUserInByDefault() throws IOException {
        assertServed();
        assertEquals(0, refused());
    }

    @Test
    void shouldLetInWhoeverIsNamed() throws IOException {
        exposer.reload(context(config().allowUids(NO_ONE, uid())));
        assertServed();
        exposer.reload(context(config().allowGids(gid())));
        assertServed();
        exposer.reload(
                context(config().allowPids((int) ProcessHandle.current().pid()).allowUids(NO_ONE)));
        assertServed();
        assertEquals(0, refused());
    }

    @Test
    void shouldCutAndCountWhoeverIsNotNamed() throws IOException {
        exposer.reload(context(config().allowUids(NO_ONE)));
        assertEquals("", UnixClient.get(socket, "/healthz"));
        exposer.reload(context(config().allowPids(1).allowGids(NO_ONE)));
        assertEquals("", UnixClient.get(socket, "/healthz"));
        exposer.reload(context(config()));
        assertServed();
        assertEquals(2, refused());
    }

    @Test
    void shouldKnowProcessesOfOtherUsers() throws IOException, InterruptedException {
        assumeTrue(
                uid() == 0 && Files.isExecutable(Path.of("/usr/bin/setpriv")) && isInstalled("/usr/bin/curl"),
                "needs root, setpriv and curl");
        assertEquals("", curlAsNobody(), "by default nobody else than us and root");
        assertEquals(1, refused());
        exposer.reload(context(config().allowUids(NOBODY, 0)));
        assertEquals("{\"ok\":true}\n", curlAsNobody());
        exposer.reload(context(config().allowGids(NOBODY)));
        assertEquals("{\"ok\":true}\n", curlAsNobody());
    }

    private static boolean isInstalled(final String program) {
        if (!Files.isExecutable(Path.of(program))) {
            System.out.println("NOT TESTED: peers of other users, for there is no " + program);
            return false;
        }
        return true;
    }

    private String curlAsNobody() throws IOException, InterruptedException {
        final Process curl = new ProcessBuilder(
                        "/usr/bin/setpriv",
                        "--reuid=" + NOBODY,
                        "--regid=" + NOBODY,
                        "--clear-groups",
                        "/usr/bin/curl",
                        "-s",
                        "--unix-socket",
                        socket.toString(),
                        "http://localhost/healthz")
                .start();
        final String answer = new String(curl.getInputStream().readAllBytes(), UTF_8);
        curl.waitFor();
        return answer;
    }

    private void assertServed() throws IOException {
        assertTrue(UnixClient.get(socket, "/healthz").endsWith("\r\n\r\n{\"ok\":true}\n"));
    }

    private double refused() throws IOException {
        engine.cut();
        String page = UnixClient.get(socket, "/metrics");
        final String series = "rejected_total{" + ExposerFixture.BASE + ",reason=\"peer\"}";
        while (!page.contains(series)) {
            page = UnixClient.get(socket, "/metrics");
        }
        engine.clock.advanceMs(10);
        return Pages.value(UnixClient.get(socket, "/metrics"), series);
    }

    private UnixSocketConfig config() {
        return new UnixSocketConfig(socket).directoryMode("0755").socketMode("0666");
    }

    private static ExposerContext context(final UnixSocketConfig config) {
        return new ExposerContext().unixSocket(config);
    }

    private int uid() throws IOException {
        return (Integer) Files.getAttribute(socket, "unix:uid");
    }

    private int gid() throws IOException {
        return (Integer) Files.getAttribute(socket, "unix:gid");
    }
}
