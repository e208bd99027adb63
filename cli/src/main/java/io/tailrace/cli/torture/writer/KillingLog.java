package io.tailrace.cli.torture.writer;

import io.tailrace.engine.log.FrameAppender;
import io.tailrace.engine.log.FrameLog;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;

/** A journal with another appender before its own. */
final class KillingLog implements FrameLog {
    private final FrameLog inner;
    private final FrameAppender appender;

    KillingLog(final FrameLog inner, final FrameAppender appender) {
        this.inner = inner;
        this.appender = appender;
    }

    @Override
    public FrameAppender appender() {
        return appender;
    }

    @Override
    public FrameTailer openTailer(final String name, final StartPosition start) {
        return inner.openTailer(name, start);
    }

    @Override
    public void close() {
        inner.close();
    }
}
