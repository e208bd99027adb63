package io.tailrace.exposer.state;

import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.StatusInfo;
import io.tailrace.engine.reader.TelemetryView;
import io.tailrace.exposer.page.PageSource;
import io.tailrace.exposer.page.ViewSource;

/** One engine's log. Event-loop thread. */
public final class ScrapedLog implements Scraped {
    private final FrameTailer tailer;
    private final TelemetryView view = TelemetryView.withQuantiles();
    private final FrameReader reader = new FrameReader(view);
    private final PageSource pages = new ViewSource(view);

    public ScrapedLog(final FrameTailer tailer) {
        this.tailer = tailer;
    }

    @Override
    public int poll(final int frameLimit) {
        final int frames = tailer.poll(reader, frameLimit);
        view.onLostFrames(tailer.lostFrames());
        return frames;
    }

    @Override
    public PageSource pages() {
        return pages;
    }

    @Override
    public EpochInfo epoch() {
        return view.epoch();
    }

    @Override
    public StatusInfo status() {
        return view.status();
    }

    @Override
    public boolean isCurrent() {
        return view.isCurrent();
    }

    @Override
    public long newestNs() {
        final StatusInfo status = view.status();
        return Math.max(status == null ? 0 : status.nowNs(), view.snapshotToNs());
    }

    @Override
    public void close() {
        tailer.close();
    }
}
