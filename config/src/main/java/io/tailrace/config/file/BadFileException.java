package io.tailrace.config.file;

import java.util.List;

/** A file cannot be read, or is neither TOML nor JSON. */
public final class BadFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<FileFault> faults;

    BadFileException(final List<FileFault> faults) {
        super(faults.get(0).problem(), null, false, false);
        this.faults = List.copyOf(faults);
    }

    BadFileException(final String problem, final String mend) {
        this(List.of(new FileFault(0, 0, problem, mend)));
    }

    /**
     * All that is wrong with it.
     *
     * @return at least one.
     */
    public List<FileFault> faults() {
        return faults;
    }
}
