package io.tailrace.codec.prometheus;

/** What stands before a sample's value in the text formats: name, suffix, labels and {@code le}. */
final class SampleName {
    private SampleName() {}

    /** Writes it, with the space behind it; {@code le} is null where there is none. */
    static void put(
            final TextBuffer out, final byte[] name, final byte[] suffix, final LabelSet labels, final byte[] le) {
        out.put(name);
        out.put(suffix);
        if (!labels.isEmpty() || le != null) {
            out.put('{');
            out.put(labels.escaped());
            if (le != null) {
                if (!labels.isEmpty()) {
                    out.put(',');
                }
                out.put(le);
            }
            out.put('}');
        }
        out.put(' ');
    }
}
