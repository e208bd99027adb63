package io.tailrace.config;

import static io.tailrace.config.ReloadEffect.RESTART;

import io.tailrace.config.value.Choices;
import io.tailrace.config.value.Durations;
import io.tailrace.config.value.Shares;
import io.tailrace.config.value.Sizes;
import io.tailrace.config.value.Switches;
import io.tailrace.config.value.WholeNumbers;
import io.tailrace.engine.ThreadingMode;
import java.util.List;

/** Keys of the engine. */
public final class EngineKeys {
    /** Threads. */
    public static final ConfigKey<ThreadingMode> THREADING_MODE = ConfigKey.of(
            "engine.threading_mode",
            Choices.of(ThreadingMode.class),
            "dedicated",
            RESTART,
            "`dedicated`: a thread aggregates, another writes the journal. `shared`: one does both, and a disk that stalls holds the aggregator up. `invoker`: none; the program calls `invoke()`, and what it pauses counts as lateness of the aggregator");

    /** Checks of callers. */
    public static final ConfigKey<Boolean> STRICT = ConfigKey.of(
            "engine.strict",
            new Switches(),
            "false",
            RESTART,
            "each call checks that a channel's only writer makes it; on with `-ea`");

    /** Size of a ring. */
    public static final ConfigKey<Long> RING_SAMPLES = ConfigKey.of(
            "engine.ring_samples",
            WholeNumbers.powersOfTwo(256, 1 << 24),
            "32768",
            RESTART,
            "a channel's ring, 16 bytes a sample; the default holds 30 ms at a million a second");

    /** High-water mark. */
    public static final ConfigKey<Double> HIGH_WATER_RATIO = ConfigKey.of(
            "engine.high_water_ratio",
            new Shares(),
            "0.8",
            RESTART,
            "share of a ring above which the lowest priority is refused");

    /** Channels. */
    public static final ConfigKey<Long> MAX_CHANNELS = ConfigKey.of(
            "engine.max_channels", WholeNumbers.of(1, 2_000), "2000", RESTART, "channels that are open at once");

    /** Time between snapshots. */
    public static final ConfigKey<Long> SNAPSHOT_INTERVAL = ConfigKey.of(
            "engine.snapshot_interval", Durations.of("1ms", "1h"), "100ms", RESTART, "time between snapshots");

    /** Time between signs of life. */
    public static final ConfigKey<Long> STATUS_INTERVAL = ConfigKey.of(
            "engine.status_interval",
            Durations.of("1ms", "1h"),
            "500ms",
            RESTART,
            "time between signs of life when nothing changes");

    /** Lag of the journal. */
    public static final ConfigKey<Long> JOURNAL_LAG_BOUND = ConfigKey.of(
            "engine.journal_lag_bound",
            Durations.of("1ms", "1h"),
            "1s",
            RESTART,
            "a journal further behind than this makes the engine not ready");

    /** Patience with the journal. */
    public static final ConfigKey<Long> JOURNAL_PATIENCE = ConfigKey.of(
            "engine.journal_patience",
            Durations.of("1ms", "1h"),
            "500ms",
            RESTART,
            "how long a journal may stand still while a snapshot waits for it; then the engine goes on without it, and tells it later what it missed");

    /** Time to end. */
    public static final ConfigKey<Long> CLOSE_TIMEOUT = ConfigKey.of(
            "engine.close_timeout",
            Durations.of("1ms", "1h"),
            "5s",
            RESTART,
            "how long `close()` waits for a journal that takes no frames; the default of `tailrace run` is `30s`");

    /** Time of a call. */
    public static final ConfigKey<Long> CALL_BOUND = ConfigKey.of(
            "engine.call_bound",
            Durations.of("0.000001ms", "1s"),
            "0.015ms",
            RESTART,
            "what a recording call may take; one in 4,096 is timed");

    /** Rate limit. */
    public static final ConfigKey<Long> RATE_LIMIT = ConfigKey.of(
            "engine.rate_limit_per_second",
            WholeNumbers.of(0, Integer.MAX_VALUE),
            "100000",
            RESTART,
            "what a channel in sustained breach may still record; 0: no channel is ever limited");

    /** Window of judgement. */
    public static final ConfigKey<Long> BREACH_WINDOW = ConfigKey.of(
            "engine.breach_window",
            Durations.of("1ms", "1h"),
            "1s",
            RESTART,
            "how long a channel is watched for one judgement");

    /** Windows in breach. */
    public static final ConfigKey<Long> BREACH_WINDOWS = ConfigKey.of(
            "engine.breach_windows",
            WholeNumbers.of(1, 1_000),
            "3",
            RESTART,
            "windows in a row that must be in breach before a channel is limited");

    /** End of a limit. */
    public static final ConfigKey<Long> RATE_LIMIT_RECOVERY = ConfigKey.of(
            "engine.rate_limit_recovery",
            Durations.of("1ms", "1h"),
            "10s",
            RESTART,
            "how long a limited channel must be inside its bounds before the limit ends");

    /** Lateness. */
    public static final ConfigKey<Long> LATE_BOUND = ConfigKey.of(
            "engine.late_bound",
            Durations.of("0.001ms", "1h"),
            "10ms",
            RESTART,
            "a machine or aggregator that is later than this spoils a window");

    /** Memory log. */
    public static final ConfigKey<Long> MEMORY_LOG_BYTES = ConfigKey.of(
            "engine.memory_log_bytes",
            Sizes.powersOfTwo(1 << 18, 1 << 30),
            "16MiB",
            RESTART,
            "how far a reader may fall behind");

    /** Series. */
    public static final ConfigKey<Long> MAX_SERIES = ConfigKey.of(
            "engine.max_series",
            WholeNumbers.of(1, 100_000_000),
            "100000",
            RESTART,
            "series of all metrics together; further ones fold into one of their metric");

    /** Metrics. */
    public static final ConfigKey<Long> MAX_METRICS = ConfigKey.of(
            "engine.max_metrics",
            WholeNumbers.of(1, 10_000_000),
            "10000",
            RESTART,
            "versions of metrics that are known at once; for one more, the oldest that is used no more is forgotten, counted and warned about");

    /** Telemetry entries. */
    public static final ConfigKey<Long> ENTRY_SLOTS = ConfigKey.of(
            "engine.entry_slots",
            WholeNumbers.powersOfTwo(64, 1 << 20),
            "1024",
            RESTART,
            "telemetry entries that their ring holds; an engine that records none has no such ring");

    /** Length of a telemetry entry. */
    public static final ConfigKey<Long> ENTRY_SLOT_BYTES = ConfigKey.of(
            "engine.entry_slot_bytes",
            WholeNumbers.multiplesOf8(512, 32_768),
            "1024",
            RESTART,
            "how long the message of a telemetry entry may be: about 140 bytes and its texts; what is longer is cut");

    /** Deprecated versions. */
    public static final ConfigKey<Long> RETIREMENT_WINDOW = ConfigKey.of(
            "engine.retirement_window",
            Durations.of("0s", "87672h"),
            "168h",
            RESTART,
            "how long handles of a deprecated version go on working");

    /** Known versions. */
    public static final ConfigKey<Long> DESCRIPTOR_RETENTION = ConfigKey.of(
            "engine.descriptor_retention",
            Durations.of("0s", "87672h"),
            "720h",
            RESTART,
            "how long a version is known from when it was deprecated on; at least `engine.retirement_window`");

    static final List<ConfigKey<?>> ALL = List.of(
            THREADING_MODE,
            STRICT,
            RING_SAMPLES,
            HIGH_WATER_RATIO,
            MAX_CHANNELS,
            SNAPSHOT_INTERVAL,
            STATUS_INTERVAL,
            JOURNAL_LAG_BOUND,
            JOURNAL_PATIENCE,
            CLOSE_TIMEOUT,
            CALL_BOUND,
            RATE_LIMIT,
            BREACH_WINDOW,
            BREACH_WINDOWS,
            RATE_LIMIT_RECOVERY,
            LATE_BOUND,
            MEMORY_LOG_BYTES,
            MAX_SERIES,
            MAX_METRICS,
            ENTRY_SLOTS,
            ENTRY_SLOT_BYTES,
            RETIREMENT_WINDOW,
            DESCRIPTOR_RETENTION);

    private EngineKeys() {}
}
