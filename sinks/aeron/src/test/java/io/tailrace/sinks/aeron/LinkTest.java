package io.tailrace.sinks.aeron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.exceptions.AeronException;
import io.tailrace.testsupport.ThreadLeaks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkTest {
    @TempDir
    Path folder;

    @Test
    void shouldLeaveNoThreadAndNoDirectoryBehind() {
        final ThreadLeaks threads = ThreadLeaks.watch();
        final Path directory;
        try (AeronLink link = AeronLink.of(new AeronLinkContext())) {
            directory = Path.of(link.client().context().aeronDirectoryName());
            assertTrue(Files.isDirectory(directory));
            try (AeronLink other = AeronLink.of(new AeronLinkContext().invoked(true))) {
                assertNotEquals(directory.toString(), other.client().context().aeronDirectoryName());
            }
        }
        assertFalse(Files.exists(directory));
        assertEquals(Set.of(), threads.started());
    }

    @Test
    void shouldConnectAnewWhenItsClientIsGone() {
        try (AeronLink link = AeronLink.of(new AeronLinkContext().invoked(true))) {
            final var first = link.client();
            first.close();
            assertNotEquals(first, link.client());
            assertFalse(link.client().isClosed());
        }
    }

    @Test
    void shouldUseADriverThatRuns() {
        try (AeronLink own = AeronLink.of(new AeronLinkContext());
                AeronLink other = AeronLink.of(new AeronLinkContext()
                        .directory(Path.of(own.client().context().aeronDirectoryName())))) {
            assertEquals(
                    own.client().context().aeronDirectoryName(),
                    other.client().context().aeronDirectoryName());
        }
    }

    @Test
    void shouldSayThatThereIsNoDriver() {
        try (AeronLink link = AeronLink.of(
                new AeronLinkContext().directory(folder.resolve("none")).driverTimeoutNs(50_000_000))) {
            assertThrows(AeronException.class, link::client);
        }
    }
}
