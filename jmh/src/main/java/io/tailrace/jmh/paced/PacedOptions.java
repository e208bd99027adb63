package io.tailrace.jmh.paced;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What the command line says.
 *
 * @param target what is called.
 * @param callsPerSecond how often.
 * @param durationNs how long it is measured.
 * @param warmUpNs how long it is called before.
 * @param hlog folder for histogram logs; null for none.
 * @param json whether one object is printed rather than a table.
 */
record PacedOptions(PacedTargets target, long callsPerSecond, long durationNs, long warmUpNs, Path hlog, boolean json) {
    static final String USAGE = "usage: PacedRecord [--target "
            + Arrays.stream(PacedTargets.values()).map(PacedOptions::name).collect(Collectors.joining("|"))
            + "] [--rate 1000000] [--duration 60s] [--warm-up 5s] [--hlog FOLDER] [--json]";

    private static final long MOST_CALLS_PER_SECOND = 4_000_000;

    static PacedOptions parse(final String... args) {
        PacedOptions options = new PacedOptions(
                PacedTargets.TAILRACE,
                1_000_000,
                TimeUnit.SECONDS.toNanos(60),
                TimeUnit.SECONDS.toNanos(5),
                null,
                false);
        for (int i = 0; i < args.length; i++) {
            if ("--json".equals(args[i])) {
                options = options.withJson();
            } else if (i + 1 < args.length) {
                options = options.with(args[i], args[++i]);
            } else {
                throw new IllegalArgumentException(args[i] + " is unknown or has no value");
            }
        }
        return options;
    }

    /** The target's, as it is written on the command line. */
    String name() {
        return name(target);
    }

    private static String name(final PacedTargets target) {
        return target.name().toLowerCase(Locale.ROOT);
    }

    private PacedOptions withJson() {
        return new PacedOptions(target, callsPerSecond, durationNs, warmUpNs, hlog, true);
    }

    private PacedOptions with(final String name, final String value) {
        return switch (name) {
            case "--target" -> new PacedOptions(target(value), callsPerSecond, durationNs, warmUpNs, hlog, json);
            case "--rate" -> new PacedOptions(target, rate(value), durationNs, warmUpNs, hlog, json);
            case "--duration" -> new PacedOptions(target, callsPerSecond, seconds(value), warmUpNs, hlog, json);
            case "--warm-up" -> new PacedOptions(target, callsPerSecond, durationNs, seconds(value), hlog, json);
            case "--hlog" -> new PacedOptions(target, callsPerSecond, durationNs, warmUpNs, Path.of(value), json);
            default -> throw new IllegalArgumentException(name + " is unknown");
        };
    }

    private static PacedTargets target(final String value) {
        try {
            return PacedTargets.valueOf(value.toUpperCase(Locale.ROOT));
        } catch (final IllegalArgumentException unknown) {
            throw new IllegalArgumentException("--target " + value + " is unknown", unknown);
        }
    }

    private static long rate(final String value) {
        final long rate = number("--rate", value);
        if (rate < 1 || rate > MOST_CALLS_PER_SECOND) {
            throw new IllegalArgumentException("--rate must be 1 to " + MOST_CALLS_PER_SECOND + ", was " + value);
        }
        return rate;
    }

    private static long seconds(final String value) {
        if (!value.endsWith("s")) {
            throw new IllegalArgumentException("durations are in seconds, for example 60s, not " + value);
        }
        return TimeUnit.SECONDS.toNanos(number("duration", value.substring(0, value.length() - 1)));
    }

    private static long number(final String what, final String value) {
        try {
            return Long.parseLong(value);
        } catch (final NumberFormatException fault) {
            throw new IllegalArgumentException(what + " must be a whole number, was " + value, fault);
        }
    }
}
