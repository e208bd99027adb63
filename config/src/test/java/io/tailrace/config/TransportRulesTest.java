package io.tailrace.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no value of a transport can say alone: all faults at once. */
class TransportRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    otel.enabled=true otel.metrics=false otel.entries=false | otel.metrics is off
                    otel.enabled=true otel.endpoint=a:1 | otel.endpoint is no address
                    otel.enabled=true otel.endpoint=http:// | otel.endpoint is no address
                    otel.enabled=true otel.endpoint=ftp://a:1 otel.tls_key_path=/no | otel.tls_key_path is no file; otel.tls_key_path is given without otel.tls_cert_path; otel.endpoint is no address
                    grpc.address=127.0.0.1:0 grpc.tls_client_ca_path=FILE | grpc.tls_client_ca_path is given without grpc.tls_cert_path
                    grpc.address=127.0.0.1:0 grpc.tls_cert_path=FILE | grpc.tls_cert_path is given without grpc.tls_key_path
                    journal.path=j ndjson.file=/no/where/x | ndjson.file is in no folder
                    journal.path=j ndjson.file=/tmp/x ndjson.pipe=/tmp/y | ndjson.pipe stands beside
                    ndjson.rotate_bytes=1MiB ndjson.keep_bytes=1KiB | ndjson.keep_bytes is less than
                    journal.path=j aeron.channel=aeron:ipc aeron.return_channel= | aeron.return_channel is needed
                    journal.path=j aeron.channel=aeron:ipc aeron.return_stream_id=21001 | aeron.return_stream_id is the stream
                    journal.path=j aeron.channel=aeron:udp?endpoint=a:1 | aeron.return_channel is within a media driver of this process alone
                    otel.endpoint=http://a:sesame@b:1 | otel.endpoint holds a user, a query or a fragment
                    otel.enabled=true otel.endpoint=http://a:1/?key=sesame | otel.endpoint holds a user, a query or a fragment
                    """)
    void shouldTellEachFault(final String settings, final String faults, @TempDir final Path folder)
            throws IOException {
        final ConfigException refused = assertThrows(ConfigException.class, () -> load(settings, folder), settings);
        final List<String> expected = List.of(faults.split("; "));
        assertEquals(expected.size(), refused.faults().size(), refused::getMessage);
        for (int i = 0; i < expected.size(); i++) {
            final ConfigFault fault = refused.faults().get(i);
            assertTrue((fault.key() + " " + fault.problem()).startsWith(expected.get(i)), fault::toString);
            assertFalse(fault.mend().isBlank());
            assertFalse(fault.toString().contains("sesame"), fault::toString);
        }
    }

    @Test
    void shouldTakeUdpWithAWayBack(@TempDir final Path folder) throws IOException {
        final String udp = "journal.path=j aeron.channel=aeron:udp?endpoint=a:1 ";
        assertEquals(
                List.of(),
                load(udp + "aeron.return_channel=aeron:udp?control=a:2|control-mode=dynamic", folder)
                        .warnings());
        assertEquals(
                List.of(),
                load(udp + "aeron.driver_path=/dev/shm/aeron-x", folder).warnings());
    }

    @Test
    void shouldKeepPositionsBesideTheJournalUnlessToldOtherwise(@TempDir final Path folder) throws IOException {
        assertEquals(
                Optional.of(Path.of("/var/lib/shop/j-positions")),
                load("journal.path=/var/lib/shop/j grpc.address=127.0.0.1:0", folder)
                        .get(TransportKeys.POSITIONS_PATH));
        assertEquals(
                Optional.of(Path.of("/p")),
                load("journal.path=j transport.positions_path=/p grpc.address=127.0.0.1:0", folder)
                        .get(TransportKeys.POSITIONS_PATH));
        assertEquals(Optional.empty(), load("journal.path=j", folder).get(TransportKeys.POSITIONS_PATH));
    }

    @Test
    void shouldWarnOfTransportsThatHaveNothingToRead(@TempDir final Path folder) throws IOException {
        assertEquals(
                List.of(
                        "grpc.address, otel.enabled wants a journal to read, and there is none: set journal.path; without a journal"
                                + " only /metrics is served"),
                load("grpc.address=127.0.0.1:0 otel.enabled=true", folder).warnings());
    }

    @Test
    void shouldWarnOfWhatOthersCanRead(@TempDir final Path folder) throws IOException {
        final List<String> warnings = load(
                        "journal.path=j grpc.address=10.0.0.1:1 otel.enabled=true otel.endpoint=http://collector:4317 otel.headers=a=b",
                        folder)
                .warnings();
        assertEquals(2, warnings.size(), warnings::toString);
        assertTrue(warnings.get(0).contains("grpc.address = 10.0.0.1:1 (program) is not loopback"), warnings::toString);
        assertTrue(warnings.get(1).contains("otel.headers can be read on the way"), warnings::toString);
    }

    @Test
    void shouldShowNoHeader(@TempDir final Path folder) throws IOException {
        final TailraceConfig config = load("otel.headers=authorization=topsecret", folder);
        assertFalse(config.entries().toString().contains("topsecret"));
        assertEquals("topsecret", config.get(OtelKeys.HEADERS).get("authorization"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    otel.headers | a | is no table of texts
                    otel.headers | a=1,a=2 | is no table of texts
                    otel.headers | {"a":1} | has for "a" what is no text
                    otel.headers | {"":"b"} | a value of the wrong length
                    """)
    void shouldRefuseWhatIsNoTable(final String key, final String text, final String problem) {
        final ConfigException refused = assertThrows(
                ConfigException.class, () -> new ConfigLoader().set(key, text).load());
        assertTrue(refused.faults().get(0).problem().contains(problem), refused::getMessage);
    }

    /** {@code FILE} is one that is there. */
    private static TailraceConfig load(final String settings, final Path folder) throws IOException {
        final Path file = Files.writeString(folder.resolve("a.pem"), "");
        final ConfigLoader loader = new ConfigLoader();
        Arrays.stream(settings.split(" ")).forEach(setting -> {
            final int equals = setting.indexOf('=');
            loader.set(
                    setting.substring(0, equals), setting.substring(equals + 1).replace("FILE", file.toString()));
        });
        return loader.load();
    }
}
