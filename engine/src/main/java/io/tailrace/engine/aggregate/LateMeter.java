package io.tailrace.engine.aggregate;

/**
 * Sees from the time between duty cycles whether the machine or the aggregator itself was late. Behind a cycle that found little lies a
 * short sleep, so a long time means that the machine did not wake the thread: a hiccup. Behind one that had much to do, or cut, lies that work.
 * The aggregator's thread only; it costs no clock read of its own.
 */
final class LateMeter {
    private final long lateNs;
    private long lastNs;
    private boolean lastWorked;
    private boolean hiccup;
    private boolean aggregatorLate;
    private long hiccupWindows;
    private long aggregatorLateWindows;

    LateMeter(final long lateNs, final long nowNs) {
        this.lateNs = lateNs;
        lastNs = nowNs;
    }

    /** At the start of a duty cycle. */
    void begin(final long nowNs) {
        if (nowNs - lastNs > lateNs) {
            hiccup |= !lastWorked;
            aggregatorLate |= lastWorked;
        }
        lastNs = nowNs;
    }

    /** At its end. */
    void end(final boolean worked) {
        lastWorked = worked;
    }

    /** Whether the window that ends was spoiled; begins a new one. */
    boolean endWindow() {
        final boolean spoiled = hiccup || aggregatorLate;
        hiccupWindows += hiccup ? 1 : 0;
        aggregatorLateWindows += !hiccup && aggregatorLate ? 1 : 0;
        hiccup = false;
        aggregatorLate = false;
        return spoiled;
    }

    /** Windows in which the machine was late. */
    long hiccupWindows() {
        return hiccupWindows;
    }

    /** Windows in which the aggregator was late, and the machine was not seen to be. */
    long aggregatorLateWindows() {
        return aggregatorLateWindows;
    }
}
