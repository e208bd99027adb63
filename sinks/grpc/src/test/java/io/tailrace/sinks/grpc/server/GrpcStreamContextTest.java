package io.tailrace.sinks.grpc.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.log.FrameLogException;
import io.tailrace.sinks.grpc.StreamTarget;
import io.tailrace.sinks.grpc.TlsFiles;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.testsupport.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrpcStreamContextTest {
    @TempDir
    Path folder;

    @Test
    void shouldSayAllThatIsWrongAtOnce() {
        final IllegalArgumentException faults = assertThrows(
                IllegalArgumentException.class,
                () -> new GrpcStreamContext()
                        .maxSubscribers(0)
                        .maxNames(0)
                        .maxConnections(0)
                        .maxRequestLengthInBytes(1)
                        .maxOutstandingBytes(1)
                        .openTimeoutMs(0)
                        .acknowledgeTimeoutMs(0)
                        .keepNamesMs(0)
                        .keepAliveMs(0)
                        .keepAliveTimeoutMs(0)
                        .closeTimeoutMs(0)
                        .tls(new TlsFiles(null, null, null))
                        .conclude());

        for (final String fault : List.of(
                "give an address",
                "positions must be given",
                "maxSubscribers must be 1 to 1024, was 0",
                "maxNames",
                "maxConnections",
                "maxRequestLengthInBytes",
                "maxOutstandingBytes",
                "openTimeoutMs",
                "acknowledgeTimeoutMs",
                "keepNamesMs",
                "keepAliveMs",
                "keepAliveTimeoutMs",
                "closeTimeoutMs",
                "tls is for the TCP address")) {
            assertTrue(faults.getMessage().contains(fault), fault + " in " + faults.getMessage());
        }
    }

    @Test
    void shouldHaveDefaults() {
        final StreamSettings settings = new GrpcStreamContext()
                .address("127.0.0.1", 0)
                .positions(folder)
                .conclude();

        assertEquals(32, settings.maxSubscribers());
        assertEquals(256, settings.maxNames());
        assertEquals(256, settings.maxConnections());
        assertEquals(65_536, settings.maxRequestLengthInBytes());
        assertEquals(4 << 20, settings.maxOutstandingBytes());
        assertEquals(5_000_000_000L, settings.openTimeoutNs());
        assertEquals(60_000_000_000L, settings.acknowledgeTimeoutNs());
        assertEquals(7 * 86_400_000_000_000L, settings.keepNs(0));
        assertEquals(1, settings.keepNs(1));
    }

    @Test
    void shouldTrustNoFileThatOthersCanReadOrChange() throws IOException {
        final TestCertificate ca = TestCertificate.authority("ca");
        ca.writeTo(folder, "ca");
        ca.issue("localhost").writeTo(folder, "server");
        final Path certificate = folder.resolve("server.pem");
        final Path key = folder.resolve("server.key");
        assertEquals(List.of(), new TlsFiles(certificate, key, folder.resolve("ca.pem")).faultsOfServer());
        assertEquals(List.of(), new TlsFiles(null, null, folder.resolve("ca.pem")).faultsOfClient());

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertFault("can be read or changed by others", new TlsFiles(certificate, key, null));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        assertFault("there is no file", new TlsFiles(folder.resolve("none.pem"), key, null));
        assertFault("do not fit", new TlsFiles(key, certificate.resolveSibling("server.key"), null));
        final Path link = Files.createSymbolicLink(folder.resolve("link.pem"), certificate);
        assertFault("is a symbolic link", new TlsFiles(link, key, null));
        assertTrue(new TlsFiles(certificate, null, null)
                .faultsOfClient()
                .toString()
                .contains("go together"));
    }

    private static void assertFault(final String fault, final TlsFiles files) {
        assertTrue(
                files.faultsOfServer().toString().contains(fault),
                () -> files.faultsOfServer().toString());
    }

    @Test
    void shouldLeaveAloneWhatIsNoSocketOfItsOwn() throws IOException {
        final Path file = Files.writeString(folder.resolve("file"), "mine");
        assertThrows(FrameLogException.class, () -> launch(file));
        assertEquals("mine", Files.readString(file));

        final Path socket = folder.resolve("made").resolve("s.sock");
        try (GrpcStreamServer first = launch(socket)) {
            assertEquals(-1, first.port());
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)));
            assertThrows(FrameLogException.class, () -> launch(socket));
        }
        assertTrue(Files.notExists(socket));
    }

    private GrpcStreamServer launch(final Path socket) throws IOException {
        return GrpcStreamServer.launch(
                new GrpcStreamContext().unixSocket(socket).positions(Files.createTempDirectory(folder, "positions")),
                JournalSource.at(folder.resolve("journal"), error -> {}));
    }

    @Test
    void shouldReadTargets() {
        assertEquals("shop:9465", StreamTarget.parse("shop").toString());
        assertEquals("[::1]:80", StreamTarget.parse("[::1]:80").toString());
        assertEquals("unix:/a b/c", StreamTarget.parse("unix:/a b/c").toString());
        for (final String wrong :
                List.of("", ":1", "a:0", "a:65536", "a:b", "a b", "unix:", "::1", "a\0b", "x".repeat(2_000))) {
            assertThrows(IllegalArgumentException.class, () -> StreamTarget.parse(wrong), wrong);
        }
    }
}
