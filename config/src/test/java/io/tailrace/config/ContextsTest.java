package io.tailrace.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tailrace.config.Samples.Context;
import io.tailrace.config.Samples.Sample;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.ExposerContext;
import io.tailrace.exposer.TlsConfig;
import io.tailrace.sinks.journal.ChronicleJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every default is that of the context, and every key's value arrives there. */
class ContextsTest {
    /** Their defaults are the process's own, and no context's. */
    private static final Set<ConfigKey<?>> OF_THE_PROCESS = Set.of(LabelKeys.SERVICE, LabelKeys.BUILD_VERSION);

    static List<Sample> samplesOfContexts() {
        return Samples.all().stream()
                .filter(sample -> sample.context() != Context.NONE)
                .toList();
    }

    @Test
    void shouldHaveASampleOfEveryKey() {
        assertEquals(ConfigKeys.all(), Samples.all().stream().map(Sample::key).toList());
    }

    @ParameterizedTest
    @MethodSource("samplesOfContexts")
    void shouldHaveTheContextsDefault(final Sample sample) {
        final TailraceConfig config =
                new ConfigLoader().byDefault(JournalKeys.PATH, "/tmp/j").load();
        final Object expected = Fields.of(plain(sample.context()), sample.field());
        // The journal works it out when it is opened.
        final Object known = expected.equals(-1L) ? 4L << 20 : expected;
        if (!OF_THE_PROCESS.contains(sample.key())) {
            assertEquals(known, Fields.of(configured(sample.context(), config), sample.field()), sample.key()::name);
        }
    }

    @ParameterizedTest
    @MethodSource("samplesOfContexts")
    void shouldTakeEveryValueToItsContext(final Sample sample) {
        final ConfigLoader loader = new ConfigLoader().set(sample.key().name(), sample.text());
        if (sample.context() == Context.JOURNAL) {
            loader.byDefault(JournalKeys.PATH, "/tmp/j");
        }
        final TailraceConfig config = loader.load();
        final Object field = Fields.of(configured(sample.context(), config), sample.field());
        assertEquals(sample.fieldValue(), field, sample.key()::name);
        assertNotEquals(Fields.of(plain(sample.context()), sample.field()), field, sample.key()::name);
    }

    @Test
    void shouldTakeTheAddressToTheExposer() {
        final ExposerContext context = Contexts.exposer(
                new ConfigLoader().set("exposer.address", "[::1]:9105").load());
        assertEquals("::1", Fields.of(context, "host"));
        assertEquals(9105, Fields.of(context, "port"));
        final ExposerContext byDefault = Contexts.exposer(TailraceConfig.defaults());
        assertEquals(ExposerContext.DEFAULT_HOST, Fields.of(byDefault, "host"));
        assertEquals(0, Fields.of(byDefault, "port"));
    }

    @Test
    void shouldTakeTlsToTheExposer() throws IOException {
        final Path file = Files.createTempFile("tailrace", ".pem");
        final TlsConfig tls = (TlsConfig) Fields.of(
                Contexts.exposer(new ConfigLoader()
                        .set("tls.enabled", "on")
                        .set("tls.cert_path", file.toString())
                        .set("tls.key_path", file.toString())
                        .set("tls.client_certificates", "optional")
                        .set("tls.client_ca_path", file.toString())
                        .set("tls.tls12", "on")
                        .set("tls.resumption", "off")
                        .set("tls.handshake_timeout", "3s")
                        .set("tls.file_check_interval", "1m")
                        .set("pq.mode", "pq_only")
                        .set("pq.required", "on")
                        .load()),
                "tls");
        Files.delete(file);
        assertEquals(file, tls.certificateFile());
        assertEquals(file, tls.keyFile());
        assertEquals(file, tls.clientCaFile());
        assertEquals(TlsConfig.ClientCertificates.OPTIONAL, tls.clientCertificates());
        assertEquals(TlsConfig.PostQuantum.PQ_ONLY, tls.postQuantum());
        assertEquals(List.of(true, true, false), List.of(tls.pqRequired(), tls.tls12(), tls.resumption()));
        assertEquals(List.of(3_000L, 60_000L), List.of(tls.handshakeTimeoutMs(), tls.fileCheckIntervalMs()));
        assertNull(Fields.of(Contexts.exposer(TailraceConfig.defaults()), "tls"));
    }

    /** The defaults of the table are those of {@link TlsConfig}. */
    @Test
    void shouldHaveTheDefaultsOfTls() {
        final TlsConfig tls = TlsConfig.of(Path.of("c"), Path.of("k"));
        final TailraceConfig config = TailraceConfig.defaults();
        assertEquals(tls.clientCertificates(), config.get(TlsKeys.CLIENT_CERTIFICATES));
        assertEquals(tls.postQuantum(), config.get(PolicyKeys.PQ_MODE));
        assertEquals(tls.pqRequired(), config.get(PolicyKeys.PQ_REQUIRED));
        assertEquals(tls.tls12(), config.get(TlsKeys.TLS_12));
        assertEquals(tls.resumption(), config.get(TlsKeys.RESUMPTION));
        assertEquals(tls.handshakeTimeoutMs() * 1_000_000, config.get(TlsKeys.HANDSHAKE_TIMEOUT));
        assertEquals(tls.fileCheckIntervalMs() * 1_000_000, config.get(TlsKeys.FILE_CHECK_INTERVAL));
    }

    @Test
    void shouldTakeTheSocketToTheExposer() {
        final Object socket = Fields.of(
                Contexts.exposer(new ConfigLoader()
                        .set("exposer.unix_socket.path", "/run/x/m.sock")
                        .set("exposer.unix_socket.dir_mode", "0750")
                        .set("exposer.unix_socket.mode", "0660")
                        .set("exposer.unix_socket.allowed_uids", "1,2")
                        .set("exposer.unix_socket.allowed_gids", "[3]")
                        .set("exposer.unix_socket.allowed_pids", "4")
                        .load()),
                "unixSocket");
        assertEquals(Path.of("/run/x/m.sock"), Fields.of(socket, "path"));
        assertEquals("0750", Fields.of(socket, "directoryMode"));
        assertEquals("0660", Fields.of(socket, "socketMode"));
        assertEquals(Set.of(1, 2), Fields.of(socket, "uids"));
        assertEquals(Set.of(3), Fields.of(socket, "gids"));
        assertEquals(Set.of(4), Fields.of(socket, "pids"));
        assertNull(Fields.of(Contexts.exposer(TailraceConfig.defaults()), "unixSocket"));
    }

    @Test
    void shouldHaveNoJournalUnlessAFolderIsGiven() {
        assertNull(Fields.of(Contexts.engine(TailraceConfig.defaults(), EngineClock.system()), "journal"));
    }

    private static Object plain(final Context context) {
        return switch (context) {
            case ENGINE -> new EngineContext();
            case JOURNAL -> ChronicleJournal.at(Path.of("/tmp/j"));
            default -> new ExposerContext();
        };
    }

    private static Object configured(final Context context, final TailraceConfig config) {
        final EngineContext engine = Contexts.engine(config, EngineClock.system());
        return switch (context) {
            case ENGINE -> engine;
            case JOURNAL -> Fields.of(engine, "journal");
            default -> Contexts.exposer(config);
        };
    }
}
