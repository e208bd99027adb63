package io.tailrace.exposer.health;

/**
 * How old the newest frame is that says its time. Old frames of a writer that ended read as old as they are, and a step of the
 * wall clock misleads until the next frame only, because what passes after a frame was read is measured by the monotonic clock.
 */
public final class SignOfLife {
    private long newestFrameEpochNs;
    private long ageWhenReadNs;
    private long readAtNs;

    public SignOfLife(final long nowNs) {
        readAtNs = nowNs;
    }

    public void observe(final long frameEpochNs, final long nowNs, final long nowEpochNs) {
        if (frameEpochNs != newestFrameEpochNs) {
            newestFrameEpochNs = frameEpochNs;
            ageWhenReadNs = Math.max(0, nowEpochNs - frameEpochNs);
            readAtNs = nowNs;
        }
    }

    public long ageNs(final long nowNs) {
        return ageWhenReadNs + (nowNs - readAtNs);
    }
}
