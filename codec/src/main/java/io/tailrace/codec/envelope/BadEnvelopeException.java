package io.tailrace.codec.envelope;

import java.io.Serial;
import java.util.List;

/** What is no envelope. The message says for each fault where it is and what is wrong; its length is bounded. */
public final class BadEnvelopeException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1;

    private static final int LONGEST_MESSAGE = 2_000;

    /** JSON pointer to the first fault. */
    private final String path;

    BadEnvelopeException(final String path, final String reason) {
        this(List.of(new EnvelopeFault(path, reason)));
    }

    BadEnvelopeException(final List<EnvelopeFault> faults) {
        super(message(faults));
        path = faults.get(0).path();
    }

    /**
     * Where the first fault is.
     *
     * @return a JSON pointer (RFC 6901) such as {@code /producer/service}; empty for the whole text.
     */
    public String path() {
        return path;
    }

    private static String message(final List<EnvelopeFault> faults) {
        final String all =
                String.join("; ", faults.stream().map(EnvelopeFault::toString).toList());
        return all.length() <= LONGEST_MESSAGE ? all : all.substring(0, LONGEST_MESSAGE) + "...";
    }
}
