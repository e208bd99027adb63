package io.tailrace.engine.log;

import io.tailrace.engine.time.EngineClock;
import org.agrona.ErrorHandler;

/** Opens the log that an engine journals into. Given to the engine's context; called once, when the engine is launched. */
@FunctionalInterface
public interface FrameLogFactory {
    /**
     * Opens the log for appending.
     *
     * @param clock the engine's clock.
     * @param errorHandler takes faults that happen later on threads of the log's own.
     * @return the log, owned by the engine, which closes it.
     * @throws FrameLogException if it cannot be opened, with one line that says what, where and how to mend it.
     */
    FrameLog open(EngineClock clock, ErrorHandler errorHandler);
}
