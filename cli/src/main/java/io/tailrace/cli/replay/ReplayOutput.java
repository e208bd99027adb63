package io.tailrace.cli.replay;

import java.io.OutputStream;
import java.util.function.Function;

/** Where a replay, or anything else that is whole or nothing, goes. One thread. */
public interface ReplayOutput extends AutoCloseable {
    /**
     * Lets something be written, and makes it visible when it is whole.
     *
     * @param replay writes it.
     * @param <T> what it tells.
     * @return what it told.
     * @throws io.tailrace.cli.console.CommandFault if it cannot be written.
     */
    <T> T write(Function<OutputStream, T> replay);

    /** Leaves nothing behind that is not whole. */
    @Override
    void close();
}
