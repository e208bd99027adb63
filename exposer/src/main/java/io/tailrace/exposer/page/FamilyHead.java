package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.TextBuffer;

/** What is said of a family before its series, laid out. Event-loop thread. */
interface FamilyHead {
    /** Writes it; its series are so long together. */
    void put(int rowsLengthInBytes, TextBuffer out);
}
