package io.tailrace.config;

import static io.tailrace.config.ReloadEffect.RESTART;

import io.tailrace.config.value.Choices;
import io.tailrace.config.value.Durations;
import io.tailrace.config.value.HeaderTables;
import io.tailrace.config.value.Paths;
import io.tailrace.config.value.Sizes;
import io.tailrace.config.value.Switches;
import io.tailrace.config.value.Texts;
import io.tailrace.config.value.WholeNumbers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys of OTLP. */
public final class OtelKeys {
    /** How requests are carried. */
    public enum Protocol {
        /** Unary calls of gRPC. */
        GRPC,
        /** POST of protobuf. */
        HTTP_PROTOBUF,
        /** POST of JSON. */
        HTTP_JSON
    }

    /** How requests are compressed. */
    public enum Compression {
        /** Not at all. */
        NONE,
        /** By gzip. */
        GZIP
    }

    /** On or off. */
    public static final ConfigKey<Boolean> ENABLED = ConfigKey.of(
            "otel.enabled",
            new Switches(),
            "false",
            RESTART,
            "send metrics and telemetry entries over OTLP to `otel.endpoint`");

    /** Where to. */
    public static final ConfigKey<String> ENDPOINT = ConfigKey.of(
                    "otel.endpoint",
                    Texts.upTo(2_000),
                    "http://localhost:4317",
                    RESTART,
                    "URL of http or https, host and port; for HTTP `/v1/metrics` and `/v1/logs` are put behind its path; no user and no query")
            .security("https for any but loopback");

    /** How. */
    public static final ConfigKey<Protocol> PROTOCOL =
            ConfigKey.of("otel.protocol", Choices.of(Protocol.class), "grpc", RESTART, "how requests are carried");

    /** Headers. */
    public static final ConfigKey<Map<String, String>> HEADERS = ConfigKey.of(
                    "otel.headers",
                    new HeaderTables(),
                    "{}",
                    RESTART,
                    "headers of each request: `otel.headers.authorization = \"Bearer ...\"`; those of several sources are put together")
            .security("never shown, never logged")
            .hidden();

    /** Compression. */
    public static final ConfigKey<Compression> COMPRESSION = ConfigKey.of(
            "otel.compression", Choices.of(Compression.class), "none", RESTART, "how requests are compressed");

    /** Time between exports. */
    public static final ConfigKey<Long> EXPORT_INTERVAL = ConfigKey.of(
            "otel.export_interval",
            Durations.of("100ms", "1h").inStepsOf("1ms"),
            "1m",
            RESTART,
            "time between exports of metrics");

    /** Time of a request. */
    public static final ConfigKey<Long> TIMEOUT = ConfigKey.of(
            "otel.timeout",
            Durations.of("1ms", "10m").inStepsOf("1ms"),
            "10s",
            RESTART,
            "time from sending a request to its whole answer");

    /** Time to be left alone. */
    public static final ConfigKey<Long> LONGEST_WAIT = ConfigKey.of(
            "otel.longest_wait",
            Durations.of("1ms", "1h").inStepsOf("1ms"),
            "5m",
            RESTART,
            "how long a destination may ask to be left alone");

    /** Longest request. */
    public static final ConfigKey<Long> MAX_REQUEST_BYTES = ConfigKey.of(
            "otel.max_request_bytes",
            Sizes.of(1_024, 1 << 26),
            "4000000B",
            RESTART,
            "longest request before it is compressed; what is longer is sent as several");

    /** Metrics. */
    public static final ConfigKey<Boolean> METRICS =
            ConfigKey.of("otel.metrics", new Switches(), "true", RESTART, "whether metrics are sent");

    /** Entries. */
    public static final ConfigKey<Boolean> ENTRIES = ConfigKey.of(
            "otel.entries", new Switches(), "true", RESTART, "whether telemetry entries are sent, as log records");

    /** Entries at once. */
    public static final ConfigKey<Long> MAX_ENTRIES = ConfigKey.of(
            "otel.max_entries", WholeNumbers.of(1, 100_000), "512", RESTART, "entries that are sent at once, about");

    /** Exponential histograms. */
    public static final ConfigKey<Boolean> EXPONENTIAL_HISTOGRAMS = ConfigKey.of(
            "otel.exponential_histograms",
            new Switches(),
            "false",
            RESTART,
            "send histograms as exponential ones, not with the bounds of their metric");

    /** Resource. */
    public static final ConfigKey<Map<String, String>> RESOURCE = ConfigKey.of(
            "otel.resource",
            new HeaderTables(),
            "{}",
            RESTART,
            "further attributes of the resource, besides service and instance: `otel.resource = { zone = 'b' }`");

    /** CAs. */
    public static final ConfigKey<Optional<Path>> TLS_CA_PATH = ConfigKey.of(
            "otel.tls_ca_path",
            new Paths(),
            "",
            RESTART,
            "PEM file of the CAs that the certificate of an https endpoint must lead to; those of the JDK by default");

    /** Certificate. */
    public static final ConfigKey<Optional<Path>> TLS_CERT_PATH = ConfigKey.of(
            "otel.tls_cert_path",
            new Paths(),
            "",
            RESTART,
            "PEM file of the certificate that is shown to the endpoint");

    /** Key. */
    public static final ConfigKey<Optional<Path>> TLS_KEY_PATH = ConfigKey.of(
                    "otel.tls_key_path", new Paths(), "", RESTART, "PEM file of its key, PKCS#8, not encrypted")
            .security("readable for its owner only");

    static final List<ConfigKey<?>> ALL = List.of(
            ENABLED,
            ENDPOINT,
            PROTOCOL,
            HEADERS,
            COMPRESSION,
            EXPORT_INTERVAL,
            TIMEOUT,
            LONGEST_WAIT,
            MAX_REQUEST_BYTES,
            METRICS,
            ENTRIES,
            MAX_ENTRIES,
            EXPONENTIAL_HISTOGRAMS,
            RESOURCE,
            TLS_CA_PATH,
            TLS_CERT_PATH,
            TLS_KEY_PATH);

    private OtelKeys() {}
}
