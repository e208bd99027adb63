package io.tailrace.cli.bench.proxy;

/** What can go wrong between a client and a server. */
public enum NetworkFault {
    /** Connections are reset in both directions. */
    DROP("connections reset", true),
    /** One half of each connection is ended, the server's or the client's by chance; what does not end by itself is reset when the time is over. */
    HALF_CLOSE("connections half closed", true),
    /** Connections are reset for the client only: the server sees the next one before these end, which they do when the time is over. */
    REORDER("a new connection served before the older one had ended", true),
    /** Connections are reset, and new ones as well until the time is over. */
    REFUSE("connections reset, new ones refused", true),
    /** All bytes come late by as long as the time is, which holds for as long. */
    DELAY("bytes delayed", false),
    /** No byte passes until the time is over. */
    STALL("bytes held up", false);

    private final String text;
    private final boolean breaksConnections;

    NetworkFault(final String text, final boolean breaksConnections) {
        this.text = text;
        this.breaksConnections = breaksConnections;
    }

    /**
     * Whether what was connected has to connect again.
     *
     * @return false for those that a connection survives.
     */
    public boolean breaksConnections() {
        return breaksConnections;
    }

    /**
     * What it does.
     *
     * @return in words.
     */
    public String text() {
        return text;
    }
}
