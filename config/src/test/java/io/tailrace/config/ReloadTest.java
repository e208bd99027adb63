package io.tailrace.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.recording.ChannelCounter;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.Exposer;
import io.tailrace.exposer.ExposerException;
import io.tailrace.testsupport.ListFrameLog;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reload is applied whole or not at all. */
class ReloadTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void shouldApplyWhatCanChangeAndTellWhatNeedsARestart() throws Exception {
        try (ConfiguredTelemetry telemetry = ConfiguredTelemetry.launch(config())) {
            final InetSocketAddress address = telemetry.exposer().address();
            final TailraceConfig next =
                    config("exposer.read_timeout", "3s", "labels.extra", "region=eu", "engine.ring_samples", "1024");
            final ReloadResult result = telemetry.reload(next);
            assertEquals(
                    List.of(
                            "exposer.read_timeout: \"2s\" -> \"3s\" (live)",
                            "labels.extra: {} -> { region = \"eu\" } (live)"),
                    result.applied().stream().map(ConfigChange::toString).toList());
            assertEquals(
                    List.of("engine.ring_samples: 32768 -> 1024 (needs a restart)"),
                    result.needRestart().stream().map(ConfigChange::toString).toList());
            assertEquals(Map.of("region", "eu"), telemetry.engine().labels().extra());
            assertEquals(32_768, telemetry.config().get(EngineKeys.RING_SAMPLES));
            assertEquals(address, telemetry.exposer().address());

            // What was not applied is told again, what was is not.
            final ReloadResult again = telemetry.reload(next);
            assertEquals(List.of(), again.applied());
            assertEquals(1, again.needRestart().size());
        }
    }

    @Test
    void shouldListenElsewhere() throws Exception {
        try (ConfiguredTelemetry telemetry = ConfiguredTelemetry.launch(config())) {
            final InetSocketAddress before = telemetry.exposer().address();
            telemetry.reload(config("exposer.address", "127.0.0.2:0"));
            final InetSocketAddress after = telemetry.exposer().address();
            assertEquals("127.0.0.2", after.getAddress().getHostAddress());
            assertEquals(200, get(after));
            assertThrows(ConnectException.class, () -> connect(before));
            telemetry.reload(config(
                    "exposer.unix_socket.path", folder.resolve("d/m.sock").toString()));
            assertEquals(
                    folder.resolve("d/m.sock"), telemetry.exposer().socketPath().orElseThrow());
            assertThrows(ConnectException.class, () -> connect(after));
        }
    }

    @Test
    void shouldLeaveAllAsItWasIfTheNewAddressIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ConfiguredTelemetry telemetry = ConfiguredTelemetry.launch(config())) {
            final TailraceConfig before = telemetry.config();
            final TailraceConfig next =
                    config("exposer.address", "127.0.0.1:" + taken.getLocalPort(), "labels.extra", "region=eu");
            assertThrows(ExposerException.class, () -> telemetry.reload(next));
            assertEquals(before, telemetry.config());
            assertEquals(Map.of(), telemetry.engine().labels().extra());
            assertEquals(200, get(telemetry.exposer().address()));
        }
    }

    /** Its address could be lost if it had to come back. */
    @Test
    void shouldNotTouchTheExposerIfTheEngineRefuses() throws Exception {
        try (ConfiguredTelemetry telemetry = ConfiguredTelemetry.launch(config())) {
            telemetry
                    .engine()
                    .register(MetricDescriptor.counter("orders_total")
                            .help("Orders.")
                            .build());
            final InetSocketAddress before = telemetry.exposer().address();
            final TailraceConfig next =
                    config("exposer.address", "127.0.0.2:0", "histograms", "{\"a_seconds\":[1],\"orders_total\":[1]}");
            assertThrows(IllegalArgumentException.class, () -> telemetry.reload(next));
            assertEquals(before, telemetry.exposer().address());
            assertEquals(200, get(before));
            assertEquals(Map.of(), telemetry.config().get(PolicyKeys.HISTOGRAMS));
        }
    }

    @Test
    void shouldTellOnlyOnceWhatTheHostMisses() throws Exception {
        try (ConfiguredTelemetry telemetry = ConfiguredTelemetry.launch(config("exposer.ready_hold", "0s"))) {
            telemetry.reload(config("exposer.ready_hold", "0s", "exposer.address", "127.0.0.2:0"));
            telemetry.exposer().health().set("db", false);
            assertEquals(List.of("db"), telemetry.engine().dependencies().missing());
            awaitMissing(telemetry.exposer(), List.of("db"));
            telemetry.engine().dependencies().set("db", true).set("cache", false);
            awaitMissing(telemetry.exposer(), List.of("cache"));
            try (ConfiguredExposer other = ConfiguredExposer.launch(
                    config("exposer.ready_hold", "0s"), telemetry.engine()::openTailer, EngineClock.system())) {
                awaitMissing(other.exposer(), List.of("host_dependency"));
            }
        }
    }

    /** Labels that stay need no cut, and so no journal; those that change do, and then the bounds come back. */
    @Test
    void shouldNotAskForAnEpochIfNoLabelChanges() {
        final ListFrameLog journal = new ListFrameLog();
        final SettableClock clock = new SettableClock();
        final TailraceConfig before = config("engine.threading_mode", "invoker");
        final TailraceConfig next = config("engine.threading_mode", "invoker", "histograms", "{\"a_seconds\":[1]}");
        try (TelemetryEngine engine =
                TelemetryEngine.launch(Contexts.engine(before, clock).journal((engineClock, errors) -> journal))) {
            final ChannelCounter orders = engine.openChannel("orders")
                    .counter(engine.register(MetricDescriptor.counter("orders_total")
                            .help("Orders.")
                            .build()));
            clock.advanceMs(1_000);
            engine.invoke();
            orders.add(1);
            final int frames = journal.size();
            EngineReload.apply(engine, before, next);
            assertEquals(frames, journal.size());
            assertEquals(engine.firstEpoch(), engine.epoch());
        }
    }

    @Test
    void shouldReloadAnExposerAlone() throws Exception {
        try (ConfiguredTelemetry source = ConfiguredTelemetry.launch(config());
                ConfiguredExposer exposer =
                        ConfiguredExposer.launch(config(), source.engine()::openTailer, EngineClock.system())) {
            final ReloadResult result = exposer.reload(config(
                    "exposer.idle_timeout",
                    "20s",
                    "labels.service",
                    "other",
                    "journal.path",
                    "/tmp/other",
                    "exposer.created_lines",
                    "true",
                    "log.format",
                    "json"));
            assertEquals(1, result.applied().size(), result::toString);
            assertEquals(ExposerKeys.IDLE_TIMEOUT, result.applied().get(0).key());
            assertEquals(
                    List.of(ExposerKeys.CREATED_LINES, LogKeys.FORMAT, JournalKeys.PATH),
                    result.needRestart().stream().map(ConfigChange::key).toList());
            assertEquals(200, get(exposer.exposer().address()));
        }
    }

    @Test
    void shouldRefuseToReloadWhatWasClosed() {
        final ConfiguredTelemetry telemetry = ConfiguredTelemetry.launch(config());
        telemetry.close();
        assertTrue(assertThrows(IllegalStateException.class, () -> telemetry.reload(config()))
                .getMessage()
                .contains("closed"));
    }

    private static void awaitMissing(final Exposer exposer, final List<String> expected) {
        while (!exposer.readiness().missing().equals(expected)) {
            Thread.onSpinWait();
        }
    }

    private int get(final InetSocketAddress address) throws IOException, InterruptedException {
        final URI uri =
                URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/healthz");
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** Without the connections that a client has kept. */
    private static void connect(final InetSocketAddress address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(address);
        }
    }

    /** An engine that is late has a minute to take labels over. */
    private static TailraceConfig config(final String... settings) {
        final ConfigLoader loader = new ConfigLoader().byDefault(EngineKeys.CLOSE_TIMEOUT, "1m");
        for (int i = 0; i < settings.length; i += 2) {
            loader.set(settings[i], settings[i + 1]);
        }
        return loader.load();
    }
}
