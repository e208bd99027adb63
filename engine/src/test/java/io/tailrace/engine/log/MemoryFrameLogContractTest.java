package io.tailrace.engine.log;

import io.tailrace.testsupport.FrameLogContract;

/** The memory log keeps to the contract of logs. */
class MemoryFrameLogContractTest extends FrameLogContract {
    @Override
    protected FrameLog openLog() {
        return new MemoryFrameLog(1 << 18, () -> {});
    }

    @Override
    protected boolean isDurable() {
        return false;
    }
}
