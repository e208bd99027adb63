package io.tailrace.engine.ring;

import io.tailrace.engine.recording.SharedChannel;
import java.lang.reflect.Field;

/** A writer of the shared channel that is put to sleep in the middle of a call, when it has its place and has not written yet. */
public final class SleepingWriter {
    private final SharedSampleRing ring;
    private final long place;

    private SleepingWriter(final SharedSampleRing ring) {
        this.ring = ring;
        place = ring.events.next();
    }

    /** Begins a call. */
    public static SleepingWriter in(final SharedChannel channel) throws ReflectiveOperationException {
        final Field ring = SharedChannel.class.getDeclaredField("ring");
        ring.setAccessible(true);
        return new SleepingWriter((SharedSampleRing) ring.get(channel));
    }

    /** Wakes up and records into the series of the sample before its place. */
    public void record(final long value) {
        final SampleEvent event = ring.events.get(place);
        event.idSlot = ring.events.get(place - 1).idSlot;
        event.value = value;
        ring.events.publish(place);
    }
}
