package io.tailrace.config;

import static io.tailrace.config.ReloadEffect.RESTART;

import io.tailrace.config.value.Durations;
import io.tailrace.config.value.Paths;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Keys that all transports share. */
public final class TransportKeys {
    /** Where positions are. */
    public static final ConfigKey<Optional<Path>> POSITIONS_PATH = ConfigKey.of(
                    "transport.positions_path",
                    new Paths(),
                    "",
                    RESTART,
                    "folder of the positions of subscribers and destinations, a folder below it for each transport; by default the journal's folder with `-positions` behind its name")
            .security("who can change it can have things sent again, or not at all");

    /** First wait. */
    public static final ConfigKey<Long> RETRY_INITIAL = ConfigKey.of(
            "transport.retry_initial",
            Durations.of("1ms", "1h").inStepsOf("1ms"),
            "100ms",
            RESTART,
            "wait behind the first failed attempt; it doubles with each further one, give or take a half");

    /** Longest wait. */
    public static final ConfigKey<Long> RETRY_LONGEST = ConfigKey.of(
            "transport.retry_longest",
            Durations.of("1ms", "1h").inStepsOf("1ms"),
            "5s",
            RESTART,
            "what that wait grows to; at least `transport.retry_initial`");

    /** When it is isolated. */
    public static final ConfigKey<Long> ISOLATE_AFTER = ConfigKey.of(
            "transport.isolate_after",
            Durations.of("1ms", "24h").inStepsOf("1ms"),
            "1m",
            RESTART,
            "for how long a failure may last until the transport is isolated and `metrics_export_delivery_alert` is 1");

    /** Wait while it is. */
    public static final ConfigKey<Long> ISOLATED_RETRY = ConfigKey.of(
            "transport.isolated_retry",
            Durations.of("1ms", "24h").inStepsOf("1ms"),
            "30s",
            RESTART,
            "wait between attempts while it is isolated");

    static final List<ConfigKey<?>> ALL =
            List.of(POSITIONS_PATH, RETRY_INITIAL, RETRY_LONGEST, ISOLATE_AFTER, ISOLATED_RETRY);

    private TransportKeys() {}
}
