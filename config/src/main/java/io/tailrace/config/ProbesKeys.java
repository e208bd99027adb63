package io.tailrace.config;

import static io.tailrace.config.ReloadEffect.RESTART;

import io.tailrace.config.value.Durations;
import io.tailrace.config.value.Switches;
import java.util.List;

/** Keys of the probes that record what the JVM and the machine do to the process. Who runs them reads these: the agent, and {@code tailrace run}. */
public final class ProbesKeys {
    /** On or off. */
    public static final ConfigKey<Boolean> ENABLED = ConfigKey.of(
            "probes.enabled",
            new Switches(),
            "true",
            RESTART,
            "whether the agent and `tailrace run` record hiccups, pauses, memory, CPU and the like of their process");

    /** Sleep. */
    public static final ConfigKey<Long> HICCUP_INTERVAL = ConfigKey.of(
            "probes.hiccup_interval",
            Durations.of("0ms", "1s").inStepsOf("0.1ms"),
            "1ms",
            RESTART,
            "for how long the thread that looks for hiccups sleeps each time; `0ms`: no such thread");

    /** Poll. */
    public static final ConfigKey<Long> POLL_INTERVAL = ConfigKey.of(
            "probes.poll_interval",
            Durations.of("10ms", "1h"),
            "1s",
            RESTART,
            "time between two readings of memory, CPU, threads and classes; states of threads and context switches are read at each tenth");

    /** Flight recorder. */
    public static final ConfigKey<Boolean> FLIGHT_RECORDER = ConfigKey.of(
                    "probes.flight_recorder",
                    new Switches(),
                    "true",
                    RESTART,
                    "whether the JVM's flight recorder is asked for pauses of collections, safepoints and pinned virtual threads; never with amnesia, because it writes files")
            .security(
                    "its files lie where the JVM keeps those of its recordings, by default in the folder of temporary files, up to 24 MB, until the end of the process");

    static final List<ConfigKey<?>> ALL = List.of(ENABLED, HICCUP_INTERVAL, POLL_INTERVAL, FLIGHT_RECORDER);

    private ProbesKeys() {}
}
