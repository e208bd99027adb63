package io.tailrace.jmh.gate;

import io.tailrace.cli.console.Progress;

/** Tells how many forks are done. One thread. */
final class ProgressMeter implements Meter {
    private final Meter meter;
    private final Progress progress;
    private long done;

    ProgressMeter(final Meter meter, final Progress progress) {
        this.meter = meter;
        this.progress = progress;
    }

    @Override
    public double nsPerCall(final Bench bench, final GateForm form) {
        final double nsPerCall = meter.nsPerCall(bench, form);
        progress.at(++done);
        return nsPerCall;
    }

    @Override
    public double bytesPerCall(final Bench bench, final int iterations) {
        final double bytesPerCall = meter.bytesPerCall(bench, iterations);
        progress.at(++done);
        return bytesPerCall;
    }
}
