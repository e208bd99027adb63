package io.tailrace.cli.console;

import java.util.Optional;
import org.jline.terminal.Terminal;

/** The terminal that this process may have. One thread. */
public interface Terminals {
    /** For processes without a terminal. */
    Terminals NONE = new Terminals() {
        @Override
        public Optional<Terminal> openOutput() {
            return Optional.empty();
        }

        @Override
        public boolean isErrorTerminal() {
            return false;
        }
    };

    /**
     * Takes the terminal behind standard output.
     *
     * @return to be closed by the caller; empty if standard output is no terminal, or one that cannot place a cursor.
     */
    Optional<Terminal> openOutput();

    /**
     * Whether a person sees what is written to standard error.
     *
     * @return true for a terminal.
     */
    boolean isErrorTerminal();

    /**
     * That of this process.
     *
     * @return nothing is opened yet.
     */
    static Terminals ofProcess() {
        return new SystemTerminals();
    }
}
