package io.tailrace.sinks.transport.event;

/** What events of telemetry say. Each has a schema of its payload, {@code events/TYPE.v1.schema.json}. */
public enum EventType {
    /** A component told something. */
    TELEMETRY_ENTRY("telemetry.entry"),
    /** An engine began to record, or goes on under other labels. */
    EPOCH_BEGAN("epoch.began"),
    /** The engine of an epoch does not record in it any more; told when the next one begins. */
    EPOCH_ENDED("epoch.ended"),
    /** A channel is under a rate limit. */
    CHANNEL_LIMITED("channel.limited"),
    /** A channel's rate limit ended. */
    CHANNEL_RELEASED("channel.released"),
    /** A channel's owner ended without closing it. */
    CHANNEL_RECLAIMED("channel.reclaimed"),
    /** A version of a metric is there. */
    DESCRIPTOR_REGISTERED("descriptor.registered"),
    /** A version of a metric is to be used no more. */
    DESCRIPTOR_DEPRECATED("descriptor.deprecated"),
    /** The window of a version of a metric has ended. */
    DESCRIPTOR_RETIRED("descriptor.retired"),
    /** The journal did not take frames for a while. */
    JOURNAL_GAP("journal.gap"),
    /** Frames of the journal are missing, and it does not say why. */
    JOURNAL_FRAMES_MISSING("journal.frames_missing");

    private final String type;

    EventType(final String type) {
        this.type = type;
    }

    /** As it stands in an envelope. */
    @Override
    public String toString() {
        return type;
    }
}
