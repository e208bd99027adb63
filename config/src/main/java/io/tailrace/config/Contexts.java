package io.tailrace.config;

import io.tailrace.config.value.Modes;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.ExposerContext;
import io.tailrace.exposer.TlsConfig;
import io.tailrace.exposer.UnixSocketConfig;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.journal.JournalContext;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The contexts that a configuration stands for. */
final class Contexts {
    private Contexts() {}

    static EngineContext engine(final TailraceConfig config, final EngineClock clock) {
        final LabelsConfig labels = config.labels();
        return new EngineContext()
                .service(labels.service())
                .instance(labels.instance())
                .buildVersion(labels.buildVersion())
                .extraLabels(labels.extra())
                .bounds(config.get(PolicyKeys.HISTOGRAMS))
                .journal(config.get(JournalKeys.PATH)
                        .map(path -> journal(config, path))
                        .orElse(null))
                .amnesia(config.get(PolicyKeys.AMNESIA))
                .clock(clock)
                .threadingMode(config.get(EngineKeys.THREADING_MODE))
                .strict(config.get(EngineKeys.STRICT))
                .ringSamples(intOf(config, EngineKeys.RING_SAMPLES))
                .highWaterRatio(config.get(EngineKeys.HIGH_WATER_RATIO))
                .maxChannels(intOf(config, EngineKeys.MAX_CHANNELS))
                .snapshotIntervalNs(config.get(EngineKeys.SNAPSHOT_INTERVAL))
                .statusIntervalNs(config.get(EngineKeys.STATUS_INTERVAL))
                .journalLagBoundNs(config.get(EngineKeys.JOURNAL_LAG_BOUND))
                .journalPatienceNs(config.get(EngineKeys.JOURNAL_PATIENCE))
                .closeTimeoutNs(config.get(EngineKeys.CLOSE_TIMEOUT))
                .callBoundNs(config.get(EngineKeys.CALL_BOUND))
                .rateLimitPerSecond(config.get(EngineKeys.RATE_LIMIT))
                .breachWindowNs(config.get(EngineKeys.BREACH_WINDOW))
                .breachWindows(intOf(config, EngineKeys.BREACH_WINDOWS))
                .rateLimitRecoveryNs(config.get(EngineKeys.RATE_LIMIT_RECOVERY))
                .lateBoundNs(config.get(EngineKeys.LATE_BOUND))
                .memoryLogLengthInBytes(intOf(config, EngineKeys.MEMORY_LOG_BYTES))
                .maxSeries(intOf(config, EngineKeys.MAX_SERIES))
                .maxMetrics(intOf(config, EngineKeys.MAX_METRICS))
                .entrySlots(intOf(config, EngineKeys.ENTRY_SLOTS))
                .entrySlotLengthInBytes(intOf(config, EngineKeys.ENTRY_SLOT_BYTES))
                .retirementWindowNs(config.get(EngineKeys.RETIREMENT_WINDOW))
                .descriptorRetentionNs(config.get(EngineKeys.DESCRIPTOR_RETENTION));
    }

    static JournalContext journal(final TailraceConfig config, final Path path) {
        return ChronicleJournal.at(path)
                .rollBytes(config.get(JournalKeys.ROLL_BYTES))
                .rollAgeNs(config.get(JournalKeys.ROLL_AGE))
                .checkpointBytes(config.get(JournalKeys.CHECKPOINT_BYTES))
                .retentionAgeNs(config.get(JournalKeys.RETENTION_AGE))
                .retentionBytes(config.get(JournalKeys.RETENTION_BYTES))
                .readerRetentionBytes(config.get(JournalKeys.READER_RETENTION_BYTES))
                .reserveBytes(config.get(JournalKeys.RESERVE_BYTES))
                .lowSpaceBytes(config.get(JournalKeys.LOW_SPACE_BYTES))
                .syncPolicy(config.get(JournalKeys.SYNC_POLICY))
                .syncIntervalNs(config.get(JournalKeys.SYNC_INTERVAL));
    }

    static ExposerContext exposer(final TailraceConfig config) {
        final ExposerContext context = new ExposerContext()
                .readTimeoutMs(msOf(config, ExposerKeys.READ_TIMEOUT))
                .writeTimeoutMs(msOf(config, ExposerKeys.WRITE_TIMEOUT))
                .idleTimeoutMs(msOf(config, ExposerKeys.IDLE_TIMEOUT))
                .lameDuckMs(msOf(config, ExposerKeys.LAME_DUCK))
                .readyHoldMs(msOf(config, ExposerKeys.READY_HOLD))
                .drainTimeoutMs(msOf(config, ExposerKeys.DRAIN_TIMEOUT))
                .stalenessBoundMs(msOf(config, ExposerKeys.STALENESS_BOUND))
                .pollIntervalMs(msOf(config, ExposerKeys.POLL_INTERVAL))
                .retryAfterS((int) TimeUnit.NANOSECONDS.toSeconds(config.get(ExposerKeys.RETRY_AFTER)))
                .expectedScrapeIntervalMs(msOf(config, ExposerKeys.EXPECTED_SCRAPE_INTERVAL))
                .createdLines(config.get(ExposerKeys.CREATED_LINES))
                .maxConnections(intOf(config, ExposerKeys.MAX_CONNECTIONS))
                .maxConcurrentRequests(intOf(config, ExposerKeys.MAX_REQUESTS))
                .maxPipelinedRequests(intOf(config, ExposerKeys.MAX_PIPELINED))
                .maxUriLengthInBytes(intOf(config, ExposerKeys.MAX_URI_BYTES))
                .maxHeaderLengthInBytes(intOf(config, ExposerKeys.MAX_HEADER_BYTES));
        config.get(ExposerKeys.ADDRESS)
                .ifPresent(address -> context.host(address.host()).port(address.port()));
        config.get(ExposerKeys.SOCKET_PATH).ifPresent(path -> context.unixSocket(unixSocket(config, path)));
        if (config.tls().enabled()) {
            context.tls(tls(config));
        }
        return context;
    }

    private static TlsConfig tls(final TailraceConfig config) {
        final TlsFilesConfig files = config.tls();
        return TlsConfig.of(files.certificate().orElseThrow(), files.key().orElseThrow())
                .clientCertificates(
                        config.get(TlsKeys.CLIENT_CERTIFICATES),
                        config.get(TlsKeys.CLIENT_CA_PATH).orElse(null))
                .postQuantum(config.get(PolicyKeys.PQ_MODE))
                .pqRequired(config.get(PolicyKeys.PQ_REQUIRED))
                .tls12(config.get(TlsKeys.TLS_12))
                .resumption(config.get(TlsKeys.RESUMPTION))
                .handshakeTimeoutMs(msOf(config, TlsKeys.HANDSHAKE_TIMEOUT))
                .fileCheckIntervalMs(msOf(config, TlsKeys.FILE_CHECK_INTERVAL));
    }

    private static UnixSocketConfig unixSocket(final TailraceConfig config, final Path path) {
        return new UnixSocketConfig(path)
                .directoryMode(Modes.octal(config.get(ExposerKeys.SOCKET_DIR_MODE)))
                .socketMode(Modes.octal(config.get(ExposerKeys.SOCKET_MODE)))
                .allowUids(idsOf(config, ExposerKeys.SOCKET_UIDS))
                .allowGids(idsOf(config, ExposerKeys.SOCKET_GIDS))
                .allowPids(idsOf(config, ExposerKeys.SOCKET_PIDS));
    }

    private static int[] idsOf(final TailraceConfig config, final ConfigKey<List<Integer>> key) {
        return config.get(key).stream().mapToInt(Integer::intValue).toArray();
    }

    private static int intOf(final TailraceConfig config, final ConfigKey<Long> key) {
        return Math.toIntExact(config.get(key));
    }

    private static long msOf(final TailraceConfig config, final ConfigKey<Long> key) {
        return TimeUnit.NANOSECONDS.toMillis(config.get(key));
    }
}
