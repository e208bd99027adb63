package io.tailrace.config;

import io.tailrace.engine.ThreadingMode;
import io.tailrace.exposer.TlsConfig;
import io.tailrace.sinks.journal.SyncPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A value other than the default for every key, and what becomes of it. */
final class Samples {
    static final Object NOWHERE = null;

    /** {@code field} is that of the context which the key's value goes to; null if it goes elsewhere. */
    record Sample(ConfigKey<?> key, Context context, String field, String text, Object value, Object fieldValue) {}

    enum Context {
        ENGINE,
        JOURNAL,
        EXPOSER,
        NONE
    }

    private Samples() {}

    static List<Sample> all() {
        final List<Sample> all = new ArrayList<>(ofEngineAndExposer());
        all.addAll(TransportSamples.all());
        return all;
    }

    private static List<Sample> ofEngineAndExposer() {
        return List.of(
                none(ExposerKeys.ADDRESS, "127.0.0.2:9101", Optional.of(new ListenAddress("127.0.0.2", 9101))),
                none(ExposerKeys.SOCKET_PATH, "/run/shop/metrics.sock", Optional.of(Path.of("/run/shop/metrics.sock"))),
                none(ExposerKeys.SOCKET_DIR_MODE, "0750", 0750),
                none(ExposerKeys.SOCKET_MODE, "0660", 0660),
                none(ExposerKeys.SOCKET_UIDS, "[0, 1000]", List.of(0, 1_000)),
                none(ExposerKeys.SOCKET_GIDS, "5,4", List.of(4, 5)),
                none(ExposerKeys.SOCKET_PIDS, "77", List.of(77)),
                exposer(ExposerKeys.READ_TIMEOUT, "readTimeoutMs", "3s", 3_000L),
                exposer(ExposerKeys.WRITE_TIMEOUT, "writeTimeoutMs", "4s", 4_000L),
                exposer(ExposerKeys.IDLE_TIMEOUT, "idleTimeoutMs", "1m", 60_000L),
                exposer(ExposerKeys.LAME_DUCK, "lameDuckMs", "5s", 5_000L),
                exposer(ExposerKeys.DRAIN_TIMEOUT, "drainTimeoutMs", "0ms", 0L),
                exposer(ExposerKeys.READY_HOLD, "readyHoldMs", "3s", 3_000L),
                exposer(ExposerKeys.STALENESS_BOUND, "stalenessBoundMs", "1.5s", 1_500L),
                exposer(ExposerKeys.POLL_INTERVAL, "pollIntervalMs", "20ms", 20L),
                new Sample(ExposerKeys.RETRY_AFTER, Context.EXPOSER, "retryAfterS", "7s", seconds(7), 7),
                exposer(ExposerKeys.EXPECTED_SCRAPE_INTERVAL, "expectedScrapeIntervalMs", "15s", 15_000L),
                new Sample(ExposerKeys.CREATED_LINES, Context.EXPOSER, "createdLines", "true", true, true),
                count(ExposerKeys.MAX_CONNECTIONS, Context.EXPOSER, "maxConnections", 300),
                count(ExposerKeys.MAX_REQUESTS, Context.EXPOSER, "maxConcurrentRequests", 65),
                count(ExposerKeys.MAX_PIPELINED, Context.EXPOSER, "maxPipelinedRequests", 17),
                count(ExposerKeys.MAX_URI_BYTES, Context.EXPOSER, "maxUriLengthInBytes", 4_096),
                count(ExposerKeys.MAX_HEADER_BYTES, Context.EXPOSER, "maxHeaderLengthInBytes", 9_000),
                none(TlsKeys.ENABLED, "true", true),
                none(TlsKeys.CERT_PATH, "/etc/shop/cert.pem", Optional.of(Path.of("/etc/shop/cert.pem"))),
                none(TlsKeys.KEY_PATH, "/etc/shop/key.pem", Optional.of(Path.of("/etc/shop/key.pem"))),
                none(TlsKeys.CLIENT_CERTIFICATES, "required", TlsConfig.ClientCertificates.REQUIRED),
                none(TlsKeys.CLIENT_CA_PATH, "/etc/shop/ca.pem", Optional.of(Path.of("/etc/shop/ca.pem"))),
                none(TlsKeys.TLS_12, "true", true),
                none(TlsKeys.RESUMPTION, "false", false),
                none(TlsKeys.HANDSHAKE_TIMEOUT, "3s", seconds(3)),
                none(TlsKeys.FILE_CHECK_INTERVAL, "0ms", 0L),
                same(LabelKeys.SERVICE, Context.ENGINE, "service", "shop"),
                same(LabelKeys.INSTANCE, Context.ENGINE, "instance", "shop-7"),
                same(LabelKeys.BUILD_VERSION, Context.ENGINE, "buildVersion", "1.2.3"),
                new Sample(
                        LabelKeys.EXTRA,
                        Context.ENGINE,
                        "extraLabels",
                        "{\"region\":\"eu\",\"zone\":\"a\"}",
                        Map.of("region", "eu", "zone", "a"),
                        Map.of("region", "eu", "zone", "a")),
                new Sample(PolicyKeys.AMNESIA, Context.ENGINE, "amnesia", "true", true, true),
                new Sample(
                        PolicyKeys.HISTOGRAMS,
                        Context.ENGINE,
                        "bounds",
                        "{\"request_latency_seconds\":[0.001,0.01,1]}",
                        Map.of("request_latency_seconds", List.of(0.001, 0.01, 1.0)),
                        Map.of("request_latency_seconds", List.of(0.001, 0.01, 1.0))),
                none(PolicyKeys.PQ_MODE, "pq_only", TlsConfig.PostQuantum.PQ_ONLY),
                none(PolicyKeys.PQ_REQUIRED, "true", true),
                none(PolicyKeys.ZK_ENABLED, "true", true),
                none(LogKeys.FORMAT, "json", LogKeys.Format.JSON),
                none(LogKeys.LEVEL, "debug", LogKeys.Level.DEBUG),
                new Sample(
                        JournalKeys.PATH,
                        Context.JOURNAL,
                        "directory",
                        "/var/lib/shop",
                        Optional.of(Path.of("/var/lib/shop")),
                        Path.of("/var/lib/shop")),
                bytes(JournalKeys.ROLL_BYTES, Context.JOURNAL, "rollBytes", "1MiB", 1 << 20),
                time(JournalKeys.ROLL_AGE, Context.JOURNAL, "rollAgeNs", "2h", 7_200),
                bytes(JournalKeys.CHECKPOINT_BYTES, Context.JOURNAL, "checkpointBytes", "128KiB", 128 << 10),
                time(JournalKeys.RETENTION_AGE, Context.JOURNAL, "retentionAgeNs", "24h", 86_400),
                bytes(JournalKeys.RETENTION_BYTES, Context.JOURNAL, "retentionBytes", "2GiB", 2L << 30),
                bytes(JournalKeys.READER_RETENTION_BYTES, Context.JOURNAL, "readerRetentionBytes", "1TiB", 1L << 40),
                bytes(JournalKeys.RESERVE_BYTES, Context.JOURNAL, "reserveBytes", "2MiB", 2 << 20),
                bytes(JournalKeys.LOW_SPACE_BYTES, Context.JOURNAL, "lowSpaceBytes", "9000000B", 9_000_000),
                new Sample(
                        JournalKeys.SYNC_POLICY,
                        Context.JOURNAL,
                        "syncPolicy",
                        "every_interval",
                        SyncPolicy.EVERY_INTERVAL,
                        SyncPolicy.EVERY_INTERVAL),
                time(JournalKeys.SYNC_INTERVAL, Context.JOURNAL, "syncIntervalNs", "5s", 5),
                new Sample(
                        EngineKeys.THREADING_MODE,
                        Context.ENGINE,
                        "threadingMode",
                        "shared",
                        ThreadingMode.SHARED,
                        ThreadingMode.SHARED),
                new Sample(EngineKeys.STRICT, Context.ENGINE, "strict", "true", true, true),
                count(EngineKeys.RING_SAMPLES, Context.ENGINE, "ringSamples", 1_024),
                new Sample(EngineKeys.HIGH_WATER_RATIO, Context.ENGINE, "highWaterRatio", "0.75", 0.75, 0.75),
                count(EngineKeys.MAX_CHANNELS, Context.ENGINE, "maxChannels", 100),
                time(EngineKeys.SNAPSHOT_INTERVAL, Context.ENGINE, "snapshotIntervalNs", "1s", 1),
                time(EngineKeys.STATUS_INTERVAL, Context.ENGINE, "statusIntervalNs", "2s", 2),
                time(EngineKeys.JOURNAL_LAG_BOUND, Context.ENGINE, "journalLagBoundNs", "3s", 3),
                time(EngineKeys.JOURNAL_PATIENCE, Context.ENGINE, "journalPatienceNs", "4s", 4),
                time(EngineKeys.CLOSE_TIMEOUT, Context.ENGINE, "closeTimeoutNs", "30s", 30),
                new Sample(EngineKeys.CALL_BOUND, Context.ENGINE, "callBoundNs", "0.02ms", 20_000L, 20_000L),
                new Sample(EngineKeys.RATE_LIMIT, Context.ENGINE, "rateLimitPerSecond", "0", 0L, 0L),
                time(EngineKeys.BREACH_WINDOW, Context.ENGINE, "breachWindowNs", "2s", 2),
                count(EngineKeys.BREACH_WINDOWS, Context.ENGINE, "breachWindows", 4),
                time(EngineKeys.RATE_LIMIT_RECOVERY, Context.ENGINE, "recoveryNs", "20s", 20),
                time(EngineKeys.LATE_BOUND, Context.ENGINE, "lateBoundNs", "1s", 1),
                new Sample(
                        EngineKeys.MEMORY_LOG_BYTES,
                        Context.ENGINE,
                        "memoryLogLengthInBytes",
                        "1MiB",
                        1L << 20,
                        1 << 20),
                count(EngineKeys.MAX_SERIES, Context.ENGINE, "maxSeries", 5_000),
                count(EngineKeys.MAX_METRICS, Context.ENGINE, "maxMetrics", 500),
                count(EngineKeys.ENTRY_SLOTS, Context.ENGINE, "entrySlots", 128),
                count(EngineKeys.ENTRY_SLOT_BYTES, Context.ENGINE, "entrySlotLengthInBytes", 520),
                time(EngineKeys.RETIREMENT_WINDOW, Context.ENGINE, "retirementWindowNs", "1h", 3_600),
                time(EngineKeys.DESCRIPTOR_RETENTION, Context.ENGINE, "descriptorRetentionNs", "200h", 720_000),
                none(ProbesKeys.ENABLED, "false", false),
                none(ProbesKeys.HICCUP_INTERVAL, "0.5ms", 500_000L),
                none(ProbesKeys.POLL_INTERVAL, "2s", seconds(2)),
                none(ProbesKeys.FLIGHT_RECORDER, "off", false));
    }

    static Sample of(final ConfigKey<?> key) {
        return all().stream()
                .filter(sample -> sample.key() == key)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no sample of " + key));
    }

    private static Sample none(final ConfigKey<?> key, final String text, final Object value) {
        return new Sample(key, Context.NONE, null, text, value, NOWHERE);
    }

    private static Sample same(final ConfigKey<?> key, final Context context, final String field, final String text) {
        return new Sample(key, context, field, text, text, text);
    }

    private static Sample exposer(
            final ConfigKey<?> key, final String field, final String text, final long milliseconds) {
        return new Sample(key, Context.EXPOSER, field, text, TimeUnit.MILLISECONDS.toNanos(milliseconds), milliseconds);
    }

    private static Sample count(final ConfigKey<?> key, final Context context, final String field, final int value) {
        return new Sample(key, context, field, "" + value, (long) value, value);
    }

    private static Sample bytes(
            final ConfigKey<?> key, final Context context, final String field, final String text, final long value) {
        return new Sample(key, context, field, text, value, value);
    }

    private static Sample time(
            final ConfigKey<?> key, final Context context, final String field, final String text, final long seconds) {
        return new Sample(key, context, field, text, seconds(seconds), seconds(seconds));
    }

    private static long seconds(final long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
