package io.tailrace.exposer.health;

import io.tailrace.engine.health.ReadinessCause;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Why a service is not ready, besides what the host says, in the order in which {@code missing} names them. A held one is measured, and could
 * come and go many times a second: it stays for a while.
 */
enum Cause {
    RING_HIGH_WATER(ReadinessCause.RING_HIGH_WATER, true),
    JOURNAL_LAGGING(ReadinessCause.JOURNAL_LAGGING, true),
    JOURNAL_FAILED(ReadinessCause.JOURNAL_FAILED, true),
    SHUTDOWN(ReadinessCause.SHUTDOWN, false),
    JOURNAL_SPACE(ReadinessCause.JOURNAL_SPACE, true),
    HOST_DEPENDENCY(ReadinessCause.HOST_DEPENDENCY, false),
    /** The log cannot be read. */
    JOURNAL_UNREADABLE("journal_unreadable", true),
    /** No sign of life of the engine for longer than the staleness bound. */
    JOURNAL_STALE("journal_stale", true),
    /** No whole snapshot is known, or frames were lost and no checkpoint followed yet. */
    SNAPSHOT_MISSING("snapshot_missing", true);

    private static final Map<ReadinessCause, Cause> OF_ENGINE = Arrays.stream(ReadinessCause.values())
            .collect(Collectors.toMap(
                    Function.identity(), Cause::named, (one, other) -> one, () -> new EnumMap<>(ReadinessCause.class)));

    private final String key;
    private final boolean isHeld;

    Cause(final ReadinessCause cause, final boolean isHeld) {
        this(cause.key(), isHeld);
    }

    Cause(final String key, final boolean isHeld) {
        this.key = key;
        this.isHeld = isHeld;
    }

    /** What the engine's status frames call so. */
    static Cause of(final ReadinessCause cause) {
        return OF_ENGINE.get(cause);
    }

    /** As it stands in {@code missing}. */
    String key() {
        return key;
    }

    boolean isHeld() {
        return isHeld;
    }

    private static Cause named(final ReadinessCause cause) {
        return Arrays.stream(values())
                .filter(own -> own.key.equals(cause.key()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no cause of /readyz is named " + cause.key()));
    }
}
