package io.tailrace.config;

/** What it takes that a changed value holds. */
public enum ReloadEffect {
    /** A reload applies it while all goes on. */
    LIVE("live"),
    /** A reload opens the listener anew; the old one answers until the new one does. */
    REBIND("rebinds"),
    /** The process must be started anew. */
    RESTART("needs a restart");

    private final String words;

    ReloadEffect(final String words) {
        this.words = words;
    }

    /**
     * For people.
     *
     * @return a word or three.
     */
    public String words() {
        return words;
    }
}
