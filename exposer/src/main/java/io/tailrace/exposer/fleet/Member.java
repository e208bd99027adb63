package io.tailrace.exposer.fleet;

import io.tailrace.engine.log.FrameHandler;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.reader.FleetTotals;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.TelemetryView;
import io.tailrace.exposer.health.SignOfLife;
import io.tailrace.exposer.page.PagePart;
import io.tailrace.exposer.page.ViewSource;
import org.agrona.DirectBuffer;

/** One engine of a fleet. Event-loop thread. */
final class Member {
    private final String name;
    private final FrameTailer tailer;
    private final TelemetryView view = new TelemetryView();
    private final FrameReader reader = new FrameReader(view);
    private final ViewSource source = new ViewSource(view);
    private final FrameReader summing;
    private final FrameHandler both = (buffer, offset, length, position) -> onFrame(buffer, offset, length, position);
    private final SignOfLife signOfLife;
    private boolean isUnreadable;
    private boolean isDropped;

    Member(final String name, final FrameTailer tailer, final FleetTotals totals, final long nowNs) {
        this.name = name;
        this.tailer = tailer;
        summing = new FrameReader(totals.source());
        signOfLife = new SignOfLife(nowNs);
    }

    String name() {
        return name;
    }

    /** Reads on; throws if its log cannot be read, which is its own matter. */
    int poll(final int frameLimit) {
        isUnreadable = true;
        final int frames = tailer.poll(both, frameLimit);
        view.onLostFrames(tailer.lostFrames());
        isUnreadable = false;
        return frames;
    }

    private void onFrame(final DirectBuffer buffer, final int offset, final int lengthInBytes, final long position) {
        reader.onFrame(buffer, offset, lengthInBytes, position);
        summing.onFrame(buffer, offset, lengthInBytes, position);
    }

    /** For how long it has given no sign of life. */
    long silentNs(final long nowNs, final long nowEpochNs) {
        final long statusNs = view.status() == null ? 0 : view.status().nowNs();
        signOfLife.observe(Math.max(statusNs, view.snapshotToNs()), nowNs, nowEpochNs);
        return signOfLife.ageNs(nowNs);
    }

    /** Whether who it is is known, so that it can be shown. */
    boolean isKnown() {
        return view.epoch() != null;
    }

    boolean isUnreadable() {
        return isUnreadable;
    }

    boolean isDropped() {
        return isDropped;
    }

    /** Whether that is another than before. */
    boolean drop(final boolean drops) {
        final boolean isOther = isDropped != drops;
        isDropped = drops;
        return isOther;
    }

    long version() {
        return source.version();
    }

    long layoutVersion() {
        return source.layoutVersion();
    }

    PagePart part() {
        return PagePart.ofMember(view.epoch(), view.isCurrent(), view.series());
    }

    void close() {
        tailer.close();
    }
}
