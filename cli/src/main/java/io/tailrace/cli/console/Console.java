package io.tailrace.cli.console;

import io.tailrace.engine.time.EngineClock;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * All that a command touches of the process around it, so that a test can put something else in its place.
 *
 * @param out for what the command was asked for; UTF-8.
 * @param err for progress, warnings and the one line of an error; UTF-8.
 * @param clock the only clock.
 * @param stop asks a command that would go on to end.
 * @param terminals tells whether a person looks at the streams.
 */
public record Console(PrintStream out, PrintStream err, EngineClock clock, StopSignal stop, Terminals terminals) {
    private static final int BUFFER_LENGTH = 1 << 16;

    /**
     * That of this process. Standard output is buffered: a command flushes it when what it wrote is to be seen.
     *
     * @return for the one command that this process runs.
     */
    public static Console ofProcess() {
        return new Console(
                stream(FileDescriptor.out, false),
                stream(FileDescriptor.err, true),
                EngineClock.system(),
                StopSignal.ofProcess(),
                Terminals.ofProcess());
    }

    private static PrintStream stream(final FileDescriptor descriptor, final boolean autoFlush) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_LENGTH),
                autoFlush,
                StandardCharsets.UTF_8);
    }

    /**
     * Shows what was written to standard output so far.
     *
     * @throws CommandFault if it was not taken.
     */
    public void flush() {
        if (out.checkError()) {
            throw CommandFault.cannotRun(
                    "cannot write",
                    "standard output",
                    "its reader has gone, or its disk is full; what was written is not complete");
        }
    }

    /**
     * Standard output for those who write much and want to be told at once that it is not taken.
     *
     * @return buffered; it throws what {@link #flush} throws.
     */
    public OutputStream checkedOut() {
        return new BufferedOutputStream(
                new OutputStream() {
                    @Override
                    public void write(final int b) {
                        out.write(b);
                    }

                    @Override
                    public void write(final byte[] bytes, final int offset, final int length) {
                        out.write(bytes, offset, length);
                        Console.this.flush();
                    }
                },
                BUFFER_LENGTH);
    }
}
