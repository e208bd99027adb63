package io.tailrace.jmh.gate;

import java.util.regex.Pattern;

/**
 * How much is measured. Immutable.
 *
 * @param isShort whether only some pairs are timed.
 * @param only names of pairs, or methods of what is looked at for allocation only.
 * @param forks of each benchmark that is timed, in turn with its ruler's.
 * @param warmups iterations before the measured ones.
 * @param iterations measured in a fork.
 * @param iterationMs length of each.
 * @param threshold a ratio that moved by less does not matter.
 */
record GateForm(
        boolean isShort, Pattern only, int forks, int warmups, int iterations, int iterationMs, double threshold) {
    private static final Pattern ALL = Pattern.compile(".*");

    /** Seven forks: the interval of the median then bears one wild round at either end. */
    static GateForm ofFull() {
        return new GateForm(false, ALL, 7, 2, 3, 150, 1.15);
    }

    static GateForm ofShort() {
        return new GateForm(true, ALL, 3, 2, 3, 150, 1.5);
    }

    /** A baseline is measured with more forks, because all that come later are judged by it. */
    static GateForm ofUpdate() {
        return ofFull().withForks(10);
    }

    GateForm withForks(final int number) {
        return new GateForm(isShort, only, number, warmups, iterations, iterationMs, threshold);
    }

    GateForm withOnly(final Pattern names) {
        return new GateForm(isShort, names, forks, warmups, iterations, iterationMs, threshold);
    }

    String word() {
        return isShort ? "short" : "full";
    }
}
