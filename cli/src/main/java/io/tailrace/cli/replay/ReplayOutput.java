package io.tailrace.cli.replay;

import java.io.OutputStream;
import java.util.function.Function;

/** Where a replay goes. One thread. */
interface ReplayOutput extends AutoCloseable {
    /**
     * Lets something be written, and makes it visible when it is whole.
     *
     * @throws io.tailrace.cli.console.CommandFault if it cannot be written.
     */
    <T> T write(Function<OutputStream, T> replay);

    /** Leaves nothing behind that is not whole. */
    @Override
    void close();
}
