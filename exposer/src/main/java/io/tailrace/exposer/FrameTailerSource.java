package io.tailrace.exposer;

import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;

/** Where an exposer's frames come from: {@code engine::openTailer} in the measured process, {@code journal::openTailer} in another. */
@FunctionalInterface
public interface FrameTailerSource {
    /**
     * Opens a reader. Called once, on the exposer's thread, which polls it, and closes it in the end.
     *
     * @param name names the reader in messages.
     * @param start where it begins.
     * @return the reader.
     * @throws FrameLogException if the log cannot be read.
     */
    FrameTailer openTailer(String name, StartPosition start);
}
