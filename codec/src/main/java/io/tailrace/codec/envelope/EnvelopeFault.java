package io.tailrace.codec.envelope;

/**
 * What is wrong and where.
 *
 * @param path JSON pointer; empty for the whole envelope.
 * @param reason what is wrong there.
 */
record EnvelopeFault(String path, String reason) {
    private static final int LONGEST = 300;

    EnvelopeFault {
        path = clipped(path);
        reason = clipped(reason);
    }

    private static String clipped(final String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    @Override
    public String toString() {
        return (path.isEmpty() ? "the envelope" : path) + " " + reason;
    }
}
