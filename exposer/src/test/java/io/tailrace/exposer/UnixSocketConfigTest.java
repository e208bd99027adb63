package io.tailrace.exposer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.exposer.listen.PeerRules;
import io.tailrace.exposer.listen.UnixEndpoint;
import io.tailrace.testsupport.SettableClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnixSocketConfigTest {
    private static final Path PATH = Path.of("/run/shop/m.sock");

    @Test
    void shouldHaveTheDocumentedDefaults() {
        assertEquals(
                new UnixEndpoint(PATH, 0700, 0600, new PeerRules(Set.of(), Set.of(), Set.of())),
                new ExposerContext()
                        .unixSocket(new UnixSocketConfig(PATH))
                        .conclude(new SettableClock())
                        .endpoint());
    }

    @Test
    void shouldTakeWhatIsGiven() {
        final UnixSocketConfig config = new UnixSocketConfig(Path.of("/run/./shop/m.sock"))
                .directoryMode("1777")
                .socketMode("660")
                .allowUids(1, 2)
                .allowGids(3)
                .allowPids(4);
        assertEquals(
                new UnixEndpoint(PATH, 01777, 0660, new PeerRules(Set.of(1, 2), Set.of(3), Set.of(4))),
                new ExposerContext()
                        .unixSocket(config)
                        .conclude(new SettableClock())
                        .endpoint());
    }

    @Test
    void shouldRefuseASocketAndAnAddressAtOnce() {
        final UnixSocketConfig config = new UnixSocketConfig(PATH);
        for (final ExposerContext both : List.of(
                new ExposerContext().unixSocket(config).port(0),
                new ExposerContext().host("127.0.0.1").unixSocket(config))) {
            assertEquals(
                    "exposer: unixSocket and a TCP address (host, port) are both given: leave one of them out",
                    faultsOf(both));
        }
        assertEquals(
                new ExposerContext().conclude(new SettableClock()).endpoint(),
                new ExposerContext()
                        .unixSocket(config)
                        .unixSocket(null)
                        .conclude(new SettableClock())
                        .endpoint());
    }

    @Test
    void shouldNameEveryFaultAtOnce() {
        final String faults = faultsOf(new ExposerContext()
                .unixSocket(new UnixSocketConfig(PATH)
                        .directoryMode("0777")
                        .socketMode("1600")
                        .allowUids(-1)
                        .allowGids(-2)
                        .allowPids(0))
                .maxConnections(0));
        for (final String fault : List.of(
                "directoryMode 0777 lets anybody replace the socket",
                "socketMode 1600 has a bit that means nothing",
                "allowUids must be 0 to",
                "allowGids must be 0 to",
                "allowPids must be 1 to",
                "maxConnections must be")) {
            assertTrue(faults.contains(fault), faults);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "70", "0800", "2700", "rwx", "0500", "00700"})
    void shouldRefuseOddModes(final String mode) {
        final String faults = faultsOf(new ExposerContext()
                .unixSocket(new UnixSocketConfig(PATH).directoryMode(mode).socketMode(mode)));
        assertTrue(faults.contains("directoryMode must be octal, at least 0700 and at most 1777, was " + mode), faults);
    }

    @Test
    void shouldRefusePathsThatTheSystemHasNoRoomFor() {
        final Path longest = Path.of("/" + "a".repeat(105));
        final Path deepest = Path.of("/" + "a".repeat(97) + "/s");
        assertEquals(106, longest.toString().length());
        for (final Path path : List.of(longest, deepest)) {
            new ExposerContext().unixSocket(new UnixSocketConfig(path)).conclude(new SettableClock());
        }
        for (final Path path :
                List.of(Path.of(longest + "bc"), Path.of("/a" + deepest), Path.of("/" + "ä".repeat(60)))) {
            final String faults = faultsOf(new ExposerContext().unixSocket(new UnixSocketConfig(path)));
            assertTrue(faults.contains("of which the system takes 107"), faults);
        }
        assertTrue(faultsOf(new ExposerContext().unixSocket(new UnixSocketConfig(Path.of(""))))
                .contains("must be the path of a file"));
    }

    private static String faultsOf(final ExposerContext context) {
        return assertThrows(IllegalArgumentException.class, () -> context.conclude(new SettableClock()))
                .getMessage();
    }
}
