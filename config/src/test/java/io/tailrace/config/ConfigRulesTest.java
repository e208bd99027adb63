package io.tailrace.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.config.value.Given;
import io.tailrace.config.value.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, what is warned about, and that each fault says what, where and how to mend it. */
class ConfigRulesTest {
    @TempDir
    Path folder;

    @Test
    void shouldTellAllFaultsAtOnceEachWithKeyValueSourceAndRemedy() throws IOException {
        final Path file = folder.resolve("tailrace.toml");
        Files.writeString(
                file, "[exposer]\nread_timeout = \"2 seconds\"\nread_timout = \"2s\"\n[labels]\nservice = \"\"\n");
        final ConfigException refused = assertThrows(
                ConfigException.class,
                () -> new ConfigLoader()
                        .file(file)
                        .environment(Map.of("TAILRACE_EXPOSER_MAX_CONNECTIONS", "0"))
                        .flag("--exposer-address", ExposerKeys.ADDRESS, "nowhere")
                        .set("exposer.adress", "127.0.0.1:1")
                        .load());
        assertEquals(
                List.of(
                        "exposer.read_timeout = \"2 seconds\" is no duration: file " + file
                                + ":2:1: give a number and ms, s, m or h behind it, for example 500ms, 2s or 1.5h",
                        "exposer.read_timout is no key: file " + file
                                + ":3:1: did you mean exposer.read_timeout or exposer.drain_timeout or exposer.idle_timeout? take it away, or see tailrace config show for all keys",
                        "labels.service = \"\" is empty: file " + file
                                + ":5:1: give 1 to 200 characters, or leave the key out",
                        "exposer.max_connections = \"0\" is out of range: variable TAILRACE_EXPOSER_MAX_CONNECTIONS: give 1 to 65536",
                        "exposer.address = \"nowhere\" is no address: flag --exposer-address: give HOST:PORT, for example 127.0.0.1:9100 or [::1]:9100; port 0 takes a free one",
                        "exposer.adress is no key: program: did you mean exposer.address? take it away"),
                refused.faults().stream().map(ConfigFault::toString).toList());
        assertTrue(refused.getMessage().startsWith("6 faults in the configuration: exposer.read_timeout = "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exposer.address|''|is empty, and so is exposer.unix_socket.path",
                "exposer.address|127.0.0.1|is no address",
                "exposer.address|127.0.0.1:65536|has a port that there is not",
                "exposer.address|127.0.0.256:80|has an address that there is not",
                "exposer.address|1.2.3:80|has an address that there is not",
                "exposer.address|http://x:80|is no address",
                "exposer.unix_socket.mode|600|is no file mode",
                "exposer.unix_socket.dir_mode|0778|is no file mode",
                "exposer.read_timeout|0s|is out of range",
                "exposer.read_timeout|61m|is out of range",
                "exposer.read_timeout|1.5ms|is out of range",
                "exposer.retry_after|1500ms|is out of range",
                "exposer.read_timeout|2d|is no duration",
                "exposer.max_connections|many|is no whole number",
                "exposer.max_connections|-1|is no whole number",
                "tls.enabled|yes|is no switch",
                "labels.service|' '|is empty",
                "labels.extra|region|is no table of labels",
                "labels.extra|'{\"region\":1}'|has for \"region\" what is no text",
                "labels.extra|service=x|is a base label: it has an option of its own",
                "labels.extra|__x=y|must match",
                "labels.extra|'{\"a\":\"b\",\"a\":\"c\"}'|is no JSON",
                "labels.extra|'a=b,a=c'|is no table of labels",
                "histograms|x_seconds=[]|has for x_seconds the bound \"\", which is no number",
                "histograms|'x_seconds=[0.1,0.1]'|which is not above the one before it",
                "histograms|'x_seconds=[0,1]'|which is not above 0",
                "histograms|'x_seconds=[2,1]'|which is not above the one before it",
                "histograms|x_seconds=[NaN]|which is no number",
                "histograms|x-y=[1]|which can name no family",
                "histograms|[1]|is no table of bounds",
                "pq.mode|hybird|is none of off, hybrid, pq_only",
                "otel.protocol|smoke|is none of grpc, http_protobuf, http_json",
                "grpc.address|nowhere|is no address",
                "transport.retry_longest|1ms|is less than transport.retry_initial",
                "ndjson.fsync|always|is none of none, on_flush, every_interval",
                "aeron.forget_receiver|1s|is less than aeron.receiver_timeout",
                "journal.roll_bytes|1KiB|is out of range",
                "journal.roll_bytes|64KB|is no size",
                "journal.retention_bytes|1MiB|is less than journal.roll_bytes",
                "journal.reader_retention_bytes|1MiB|is less than journal.roll_bytes",
                "engine.ring_samples|1000|is out of range",
                "engine.entry_slot_bytes|1001|is out of range",
                "engine.memory_log_bytes|3MiB|is out of range",
                "engine.high_water_ratio|0|is out of range",
                "engine.high_water_ratio|1.1|is out of range",
                "engine.threading_mode|none|is none of dedicated, shared, invoker",
                "engine.descriptor_retention|1h|is shorter than engine.retirement_window",
            })
    void shouldRefuse(final String key, final String text, final String problem) {
        final ConfigException refused = assertThrows(
                ConfigException.class, () -> new ConfigLoader().set(key, text).load());
        assertEquals(1, refused.faults().size(), refused::getMessage);
        final ConfigFault fault = refused.faults().get(0);
        assertEquals(key, fault.key());
        assertTrue(fault.problem().contains(problem), fault::toString);
        assertFalse(fault.mend().isBlank(), fault::toString);
        assertEquals("program", fault.source().toString());
    }

    @Test
    void shouldRefuseAnAddressBesideASocket() {
        assertEquals(
                "exposer.address = \"127.0.0.1:1\" stands beside exposer.unix_socket.path (program): program: leave out the one or"
                        + " the other: it listens on TCP or on a Unix domain socket",
                fault("exposer.address", "127.0.0.1:1", "exposer.unix_socket.path", "/run/x.sock"));
    }

    @Test
    void shouldListenOnASocketAloneIfOneIsGiven() {
        final TailraceConfig config = new ConfigLoader()
                .set("exposer.unix_socket.path", "/run/x.sock")
                .load();
        assertTrue(config.listener().address().isEmpty());
        assertEquals(Path.of("/run/x.sock"), config.listener().socket().orElseThrow());
    }

    @Test
    void shouldRefuseTlsWithoutFiles() {
        final ConfigException refused = assertThrows(
                ConfigException.class,
                () -> new ConfigLoader()
                        .set("tls.enabled", "true")
                        .set("tls.key_path", folder.resolve("no.pem").toString())
                        .load());
        assertEquals(
                List.of("tls.cert_path is needed, because tls.enabled (program) is on", "tls.key_path is no file"),
                refused.faults().stream()
                        .map(fault -> fault.key() + " " + fault.problem())
                        .toList());
    }

    @Test
    void shouldRefuseAJournalBesideAmnesia() {
        assertTrue(fault("amnesia", "on", "journal.path", "/tmp/j").contains("stands beside amnesia"));
        assertTrue(new ConfigLoader()
                .byDefault(JournalKeys.PATH, "/tmp/j")
                .set("amnesia", "on")
                .load()
                .get(JournalKeys.PATH)
                .isEmpty());
    }

    @Test
    void shouldRefuseLowSpaceBelowTheReserve() {
        assertTrue(fault("journal.reserve_bytes", "8MiB", "journal.low_space_bytes", "4MiB")
                .contains("is less than journal.reserve_bytes"));
    }

    @Test
    void shouldRefuseARingOfEntriesThatIsTooLarge() {
        assertTrue(fault("engine.entry_slots", "1048576", "engine.entry_slot_bytes", "2048")
                .contains("times engine.entry_slot_bytes (program) is 2147483648 bytes"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exposer.address|0.0.0.0:9100|other machines can read the metrics, unencrypted",
                "exposer.address|[::]:9100|other machines can read the metrics, unencrypted",
                "pq.mode|hybrid|families pq_* stay at zero",
                "pq.required|true|it has no effect",
                "zk.enabled|true|families zk_* stay at zero",
            })
    void shouldWarn(final String key, final String text, final String warning) {
        final List<String> warnings = new ConfigLoader().set(key, text).load().warnings();
        assertEquals(1, warnings.size(), warnings::toString);
        assertTrue(warnings.get(0).contains(warning), warnings::toString);
    }

    @Test
    void shouldWarnOfVariablesThatSetNothing() {
        final List<String> warnings = new ConfigLoader()
                .environment(Map.of(
                        "TAILRACE_EXPOSER_READ_TIMEOT",
                        "1s",
                        "TAILRACE_JAVA_OPTS",
                        "-Xmx1g",
                        "TAILRACE_NO_BUILD",
                        "1",
                        "TAILRACE_APP",
                        "/opt",
                        "PATH",
                        "/bin"))
                .load()
                .warnings();
        assertEquals(1, warnings.size(), warnings::toString);
        assertTrue(warnings.get(0).contains("did you mean TAILRACE_EXPOSER_READ_TIMEOUT"), warnings::toString);
    }

    @Test
    void shouldWarnOfNothingByDefault() {
        assertEquals(List.of(), TailraceConfig.defaults().warnings());
    }

    @Test
    void shouldShowNoSecret() {
        final ConfigKey<String> secret = ConfigKey.of("x.password", Texts.upTo(10), "", ReloadEffect.LIVE, "a secret")
                .hidden();
        final Setting<String> setting = new Setting<>(secret, "sesame", ConfigSource.OF_PROGRAM);
        assertEquals("\"***\"", setting.shown());
        final Findings findings = new Findings();
        new SettingTable(findings)
                .put(new GivenSetting(secret, Given.ofText("far too long a secret"), ConfigSource.OF_PROGRAM));
        final String message =
                assertThrows(ConfigException.class, findings::throwIfAny).getMessage();
        assertFalse(message.contains("far too"), message);
    }

    private static String fault(final String... settings) {
        final ConfigLoader loader = new ConfigLoader();
        for (int i = 0; i < settings.length; i += 2) {
            loader.set(settings[i], settings[i + 1]);
        }
        final ConfigException refused = assertThrows(ConfigException.class, loader::load);
        assertEquals(1, refused.faults().size(), refused::getMessage);
        return refused.faults().get(0).toString();
    }
}
