package io.tailrace.exposer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The file of a Unix domain socket: its modes, its place, and what it never touches. */
@EnabledOnOs(OS.LINUX)
class UnixSocketTest {
    @TempDir
    Path root;

    private final EngineFixture engine = new EngineFixture();
    private Path folder;
    private Path socket;

    @BeforeEach
    void name() {
        folder = root.resolve("made/here");
        socket = folder.resolve("m.sock");
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void shouldServeAndLeaveNothing() throws IOException {
        try (Exposer exposer = launch(new UnixSocketConfig(socket))) {
            assertEquals(Optional.of(socket), exposer.socketPath());
            assertTrue(UnixClient.get(socket, "/healthz").startsWith("HTTP/1.1 200 "));
            assertEquals(List.of(socket), filesIn(folder), "nothing is left of its making");
            final String none =
                    assertThrows(IllegalStateException.class, exposer::address).getMessage();
            assertEquals("the exposer has no TCP address, it listens on unix socket " + socket, none);
        }
        assertEquals(List.of(), filesIn(folder));
    }

    @Test
    void shouldGiveFolderAndSocketTheirModes() throws IOException {
        try (Exposer exposer = launch(new UnixSocketConfig(socket))) {
            assertTrue(exposer.socketPath().isPresent());
            assertEquals("700 700 600", modes(root.resolve("made"), folder, socket));
        }
        final Path other = root.resolve("other/for-all");
        final UnixSocketConfig open =
                new UnixSocketConfig(other.resolve("s")).directoryMode("0775").socketMode("666");
        try (Exposer exposer = launch(open)) {
            assertTrue(exposer.socketPath().isPresent());
            assertEquals("755 775 666", modes(root.resolve("other"), other, other.resolve("s")));
        }
    }

    @Test
    void shouldReplaceASocketThatNobodyAnswersOn() throws IOException {
        launch(new UnixSocketConfig(socket)).close();
        try (ServerSocketChannel left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            left.bind(UnixDomainSocketAddress.of(socket));
        }
        assertTrue(Files.exists(socket), "Java leaves the file");
        try (Exposer exposer = launch(new UnixSocketConfig(socket))) {
            assertTrue(exposer.socketPath().isPresent());
            assertTrue(UnixClient.get(socket, "/healthz").startsWith("HTTP/1.1 200 "));
            assertEquals("600", modes(socket));
            assertEquals(List.of(socket), filesIn(folder));
        }
    }

    @Test
    void shouldNotTakeASocketThatIsAnswered() throws IOException {
        try (Exposer first = launch(new UnixSocketConfig(socket))) {
            assertRefused(": another process listens there; stop it, or choose another path");
            assertTrue(first.socketPath().isPresent());
            assertTrue(UnixClient.get(socket, "/healthz").startsWith("HTTP/1.1 200 "));
        }
    }

    @Test
    void shouldNeverTouchWhatIsNoSocket() throws IOException {
        launch(new UnixSocketConfig(socket)).close();
        Files.writeString(socket, "precious");
        assertRefused(": there is a file that is no socket; choose another path, or remove it");
        assertEquals("precious", Files.readString(socket));
        Files.delete(socket);
        Files.createDirectory(socket);
        assertRefused(": there is a file that is no socket; ");
        assertTrue(Files.isDirectory(socket));
    }

    @Test
    void shouldFollowNoSymbolicLink() throws IOException {
        launch(new UnixSocketConfig(socket)).close();
        Files.createSymbolicLink(socket, root.resolve("nowhere"));
        assertRefused(": there is a symbolic link; choose another path, or remove it");
        final Path linked = root.resolve("linked");
        Files.createSymbolicLink(linked, folder);
        final ExposerException fault =
                assertThrows(ExposerException.class, () -> launch(new UnixSocketConfig(linked.resolve("s"))));
        assertTrue(fault.getMessage().contains(linked + " is a symbolic link; "), fault.getMessage());
        assertEquals(List.of(socket), filesIn(folder));
    }

    @Test
    void shouldRefuseAFolderThatGrantsMoreThanWasAskedFor() throws IOException {
        Files.createDirectories(folder);
        Files.setAttribute(folder, "unix:mode", 0750);
        assertRefused(": folder " + folder + " has mode 0750, more than 0700; chmod 0700 it, ");
        assertEquals("750", modes(folder), "it is not changed");
        try (Exposer exposer = launch(new UnixSocketConfig(socket).directoryMode("0750"))) {
            assertTrue(exposer.socketPath().isPresent());
        }
    }

    @Test
    void shouldRefuseAFolderThatAnybodyCanRename() throws IOException {
        Files.createDirectories(folder);
        Files.setAttribute(folder, "unix:mode", 0700);
        Files.setAttribute(root.resolve("made"), "unix:mode", 0777);
        assertRefused(": anybody can rename what is in " + root.resolve("made").toRealPath() + " (mode 0777); ");
        Files.setAttribute(root.resolve("made"), "unix:mode", 01777);
        launch(new UnixSocketConfig(socket)).close();
    }

    @Test
    void shouldRemoveOnlyItsOwnSocket() throws IOException {
        try (Exposer exposer = launch(new UnixSocketConfig(socket))) {
            assertTrue(exposer.socketPath().isPresent());
            Files.delete(socket);
            Files.writeString(socket, "another's");
        }
        assertEquals("another's", Files.readString(socket));
    }

    private void assertRefused(final String message) throws IOException {
        final List<Path> before = filesIn(folder);
        final ExposerException fault = assertThrows(ExposerException.class, () -> launch(new UnixSocketConfig(socket)));
        assertTrue(
                fault.getMessage().startsWith("cannot listen on unix socket " + socket + message), fault.getMessage());
        assertFalse(fault.getMessage().contains("\n"));
        assertEquals(before, filesIn(folder));
    }

    private Exposer launch(final UnixSocketConfig config) {
        return Exposer.launch(new ExposerContext().unixSocket(config), engine.engine::openTailer, engine.clock);
    }

    private static List<Path> filesIn(final Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static String modes(final Path... paths) throws IOException {
        final StringBuilder text = new StringBuilder();
        for (final Path path : paths) {
            final int mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
            text.append(text.isEmpty() ? "" : " ").append(Integer.toOctalString(mode & 07777));
        }
        return text.toString();
    }
}
