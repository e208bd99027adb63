package io.tailrace.cli.bench.paced;

import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * What a paced run showed, all threads together.
 *
 * @param callsPerSecond of each thread.
 * @param threads that called.
 * @param durationNs how long it was to last.
 * @param startEpochNs when the measured calls began, wall clock.
 * @param elapsedNs how long they lasted.
 * @param calls that were timed.
 * @param emptyCalls timed in the same way between them.
 * @param refused of the calls.
 * @param warmUp calls and refusals before the measured ones.
 * @param hiccups what the machine did meanwhile.
 * @param late calls that ended late.
 * @param clockStepNs what the clock cannot tell apart.
 */
public record PacedResult(
        long callsPerSecond,
        int threads,
        long durationNs,
        long startEpochNs,
        long elapsedNs,
        CallTimes calls,
        CallTimes emptyCalls,
        long refused,
        WarmUp warmUp,
        Hiccups hiccups,
        LateCalls late,
        long clockStepNs) {
    /**
     * What was called before anything was measured.
     *
     * @param calls in all.
     * @param refused of them.
     */
    public record WarmUp(long calls, long refused) {}

    /**
     * For people.
     *
     * @return a table of times and what the machine did, a line each.
     */
    public List<String> lines() {
        return PacedText.lines(this);
    }

    /**
     * For programs: the same numbers as fields of an object.
     *
     * @param json is in an object.
     */
    public void write(final JsonGenerator json) {
        PacedJson.write(json, this);
    }
}
