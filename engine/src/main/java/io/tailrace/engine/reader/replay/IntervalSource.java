package io.tailrace.engine.reader.replay;

import io.tailrace.engine.reader.FrameListener;

/** Makes intervals of what a log tells, and hands them to a sink. */
interface IntervalSource extends FrameListener {
    /** Intervals that were handed over. */
    long intervals();

    /** Nothing comes any more: hands the last interval over. */
    void end();
}
