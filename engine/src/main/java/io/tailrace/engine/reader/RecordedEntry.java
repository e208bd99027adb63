package io.tailrace.engine.reader;

import io.tailrace.codec.entry.TelemetryEntry;

/**
 * A telemetry entry as it was recorded.
 *
 * @param sequence counts the entries of its epoch, from 0.
 * @param entry what was told.
 * @param cut whether a text, a name or proposals were too long and are cut.
 */
public record RecordedEntry(long sequence, TelemetryEntry entry, boolean cut) {}
