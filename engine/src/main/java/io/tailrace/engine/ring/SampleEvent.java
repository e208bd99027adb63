package io.tailrace.engine.ring;

/** The event of a {@link SharedSampleRing}: one sample. */
final class SampleEvent {
    long idSlot;
    long value;
}
