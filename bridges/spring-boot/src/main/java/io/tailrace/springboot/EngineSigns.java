package io.tailrace.springboot;

import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.sbe.StatusDecoder;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.StatusInfo;

/**
 * Reads the engine's signs of life, and nothing else of its frames. Polled by one thread; what was read last is for any thread.
 */
final class EngineSigns implements FrameListener, PolledPart, AutoCloseable {
    private static final int FRAMES_A_POLL = 1_000;

    private final FrameReader reader = new FrameReader(this);
    private final FrameTailer tailer;
    private volatile StatusInfo newest;

    EngineSigns(final TelemetryEngine engine) {
        tailer = engine.openTailer("spring", StartPosition.END);
    }

    @Override
    public int poll(final long nowNs) {
        return tailer.poll(
                (buffer, offset, lengthInBytes, position) -> {
                    if (FrameStamp.templateId(buffer, offset) == StatusDecoder.TEMPLATE_ID) {
                        reader.onFrame(buffer, offset, lengthInBytes, position);
                    }
                },
                FRAMES_A_POLL);
    }

    /** Null before the first one. */
    StatusInfo newest() {
        return newest;
    }

    @Override
    public void onStatus(final StatusInfo status) {
        newest = status;
    }

    @Override
    public void close() {
        tailer.close();
    }
}
