package io.tailrace.exposer;

import static io.tailrace.codec.prometheus.FamilyType.COUNTER;
import static io.tailrace.codec.prometheus.FamilyType.GAUGE;
import static io.tailrace.codec.prometheus.FamilyType.HISTOGRAM;

import io.tailrace.codec.prometheus.FamilyType;
import io.tailrace.codec.prometheus.LeBounds;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The families that are on every page: the golden ones, and those that the exposer counts itself. A family exists only as a row
 * here, and a test holds the rows equal to {@code contracts/metrics-registry.yaml}.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are immutable ones
enum ExposerFamily {
    /** Counted by the engine. */
    BUS_LAGGED(
            "bus_lagged_total",
            COUNTER,
            Source.LOG,
            "Frames that slow readers of the log in memory lost.",
            labels(),
            row()),
    /** Counted by the engine. */
    SERVICE_RESTARTS(
            "service_restarts_total",
            COUNTER,
            Source.LOG,
            "Restarts of the service that its journal has seen.",
            labels(),
            row()),
    /** Recorded by hosts. */
    REQUEST_LATENCY(
            "request_latency_seconds", HISTOGRAM, Source.LOG, "Latency of the service's requests.", labels(), row()),
    /** Counted here, but for the label sets that the engine folded. */
    REJECTED(
            "rejected_total",
            COUNTER,
            Source.LIVE,
            "What was refused, by reason. The engine counts cardinality, the exposer all others.",
            labels("reason"),
            row("body"),
            row("cardinality"),
            row("concurrency"),
            row("connections"),
            row("headers_too_large"),
            row("malformed"),
            row("method"),
            row("not_found"),
            row("pipelining"),
            row("upgrade"),
            row("uri_too_long"),
            row("version")),
    /** The verdict of {@code /readyz}. */
    HEALTH_READY(
            "health_ready",
            GAUGE,
            Source.LIVE,
            "1 while the service is ready, else 0, as /readyz says it.",
            labels(),
            row()),
    /** Recorded by hosts. */
    PQ_KEX_FAILURES(
            "pq_kex_failures_total",
            COUNTER,
            Source.LOG,
            "Post-quantum key exchanges that failed.",
            labels("algo", "role"),
            row("X25519MLKEM768", "client"),
            row("X25519MLKEM768", "server")),
    /** Recorded by hosts. */
    PQ_VERIFY_FAILURES(
            "pq_verify_failures_total",
            COUNTER,
            Source.LOG,
            "Post-quantum signatures that did not verify.",
            labels("algo", "role"),
            row("ML-DSA-65", "client"),
            row("ML-DSA-65", "server")),
    /** Recorded by hosts. */
    ZK_VERIFY_FAILURES(
            "zk_verify_failures_total",
            COUNTER,
            Source.LOG,
            "Zero-knowledge proofs that did not verify.",
            labels("scheme"),
            row("none")),
    /** Recorded by hosts. */
    ZK_PROOF_LATENCY(
            "zk_proof_latency_seconds",
            HISTOGRAM,
            Source.LOG,
            "Time to verify a zero-knowledge proof.",
            labels("scheme"),
            row("none")),
    /** By route, method and status. */
    HTTP_REQUESTS(
            "http_requests_total",
            COUNTER,
            Source.LIVE,
            "HTTP requests answered by the exposer.",
            labels("route", "method", "status"),
            row("/healthz", "GET", "200"),
            row("/metrics", "GET", "200"),
            row("/readyz", "GET", "200"),
            row("/readyz", "GET", "503")),
    /** By route, of requests that were answered. */
    EXPOSITION_LATENCY(
            "exposition_latency_seconds",
            HISTOGRAM,
            Source.LIVE,
            "Time from a request's last byte read to its answer's last byte handed to the socket.",
            labels("endpoint"),
            row("/healthz"),
            row("/metrics"),
            row("/readyz")),
    /** By route. */
    INFLIGHT_REQUESTS(
            "inflight_requests",
            GAUGE,
            Source.LIVE,
            "Requests whose answer is not handed to the socket yet.",
            labels("route"),
            row("/healthz"),
            row("/metrics"),
            row("/readyz"),
            row("other")),
    /** Slow clients. */
    IO_TIMEOUTS(
            "io_timeouts_total",
            COUNTER,
            Source.LIVE,
            "Connections cut because a request came or an answer went too slowly.",
            labels("op"),
            row("read"),
            row("write")),
    /** Out of the engine's signs of life. */
    JOURNAL_LAG(
            "tailrace_journal_lag_seconds",
            GAUGE,
            Source.LIVE,
            "Age of the oldest snapshot that is not in the journal yet; 0 when all are.",
            labels()),
    /** Out of the engine's signs of life. */
    RING_OCCUPANCY(
            "tailrace_ring_occupancy_ratio",
            GAUGE,
            Source.LIVE,
            "Share of the fullest ring that was in use since the status before, 0 to 1.",
            labels()),
    /** At zero: there is no TLS listener yet. */
    TLS_HANDSHAKE_FAILURES(
            "tls_handshake_failures_total", COUNTER, Source.LIVE, "TLS handshakes that failed.", labels(), row()),
    /** Requests that a shutdown cut. */
    TASKS_ABORTED(
            "tasks_aborted_total",
            COUNTER,
            Source.LIVE,
            "Requests that were cut off because the drain deadline of a shutdown passed.",
            labels("kind"),
            row("exposer"));

    /** The contract's latency buckets, seconds. */
    static final double[] LATENCY_BUCKETS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

    /** Buckets for an endpoint that answers in microseconds, seconds. */
    static final double[] EXPOSITION_BUCKETS = {
        0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1
    };

    private static final LeBounds LATENCY_BOUNDS = LeBounds.of(LATENCY_BUCKETS);
    private static final LeBounds EXPOSITION_BOUNDS = LeBounds.of(EXPOSITION_BUCKETS);
    private static final List<ExposerFamily> FROM_LOG = sorted(Source.LOG);
    private static final List<ExposerFamily> LIVE = sorted(Source.LIVE);
    private static final Map<String, ExposerFamily> BY_NAME = new HashMap<>();

    static {
        for (final ExposerFamily family : values()) {
            BY_NAME.put(family.familyName, family);
        }
    }

    private final String familyName;
    private final FamilyType type;
    private final Source source;
    private final String help;
    private final List<String> labelNames;
    private final List<List<String>> zeroRows;

    @SafeVarargs
    @SuppressWarnings("varargs")
    ExposerFamily(
            final String familyName,
            final FamilyType type,
            final Source source,
            final String help,
            final List<String> labelNames,
            final List<String>... zeroRows) {
        this.familyName = familyName;
        this.type = type;
        this.source = source;
        this.help = help;
        this.labelNames = labelNames;
        this.zeroRows = List.of(zeroRows);
    }

    /** Those whose values come from the log alone, by name. */
    static List<ExposerFamily> fromLog() {
        return FROM_LOG;
    }

    /** Those that the exposer counts itself, by name. */
    static List<ExposerFamily> live() {
        return LIVE;
    }

    /** The family of a name, or null. */
    static ExposerFamily byName(final String name) {
        return BY_NAME.get(name);
    }

    String familyName() {
        return familyName;
    }

    FamilyType type() {
        return type;
    }

    boolean isLive() {
        return source == Source.LIVE;
    }

    String help() {
        return help;
    }

    List<String> labelNames() {
        return labelNames;
    }

    /** Label values of the series that are shown at zero until there is more to say of them. */
    List<List<String>> zeroRows() {
        return zeroRows;
    }

    double[] buckets() {
        return this == EXPOSITION_LATENCY ? EXPOSITION_BUCKETS : LATENCY_BUCKETS;
    }

    LeBounds bounds() {
        return this == EXPOSITION_LATENCY ? EXPOSITION_BOUNDS : LATENCY_BOUNDS;
    }

    private static List<ExposerFamily> sorted(final Source source) {
        return Arrays.stream(values())
                .filter(family -> family.source == source)
                .sorted(Comparator.comparing(ExposerFamily::familyName))
                .toList();
    }

    private static List<String> labels(final String... names) {
        return List.of(names);
    }

    private static List<String> row(final String... values) {
        return List.of(values);
    }

    private enum Source {
        LOG,
        LIVE
    }
}
