package io.tailrace.engine.reader;

import io.tailrace.codec.entry.frame.EntryDecoder;

/** Decodes telemetry entries; for a listener that does not read them they are left alone. */
final class EntryFrames {
    private final boolean readsEntries;
    private final EntryDecoder decoder = new EntryDecoder();

    EntryFrames(final boolean readsEntries) {
        this.readsEntries = readsEntries;
    }

    FrameEvent entry(final FrameBody body) {
        if (!readsEntries) {
            return FrameEvent.NONE;
        }
        decoder.wrap(body.buffer(), body.offset(), body.blockLength(), body.version());
        if (decoder.sequence() < 0 || decoder.sequence() == Long.MAX_VALUE) {
            throw new BadContentException("no telemetry entry has sequence " + decoder.sequence());
        }
        final RecordedEntry entry = new RecordedEntry(decoder.sequence(), decoder.entry(), decoder.isCut());
        return (listener, position) -> listener.onEntry(entry, position);
    }
}
