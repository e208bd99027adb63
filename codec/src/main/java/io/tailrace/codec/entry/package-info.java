/**
 * Telemetry entries: what an adapter tells about itself, as sealed types and as JSON. In: entries, or UTF-8 that may be anything. Out: UTF-8
 * as serde writes the same entry, or entries, or {@link io.tailrace.codec.entry.BadEntryException}. Entries cannot be changed and belong to
 * any thread; nothing here has threads, clocks or files of its own.
 */
package io.tailrace.codec.entry;
