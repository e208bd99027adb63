package io.tailrace.sinks.transport.event;

import io.tailrace.codec.envelope.EnvelopeWriter;
import io.tailrace.codec.envelope.EventEnvelope;
import java.util.Map;

/** One event, ready to be sent. Immutable, for any thread. */
public final class Event {
    private final EventEnvelope envelope;
    private final byte[] json;
    private final Map<String, String> headers;

    /**
     * Writes the envelope.
     *
     * @param envelope what it says.
     * @param headers what a bus may route or filter by without reading it.
     */
    public Event(final EventEnvelope envelope, final Map<String, String> headers) {
        this.envelope = envelope;
        this.headers = Map.copyOf(headers);
        json = EnvelopeWriter.write(envelope);
    }

    /**
     * What it says.
     *
     * @return its envelope.
     */
    public EventEnvelope envelope() {
        return envelope;
    }

    /**
     * The envelope as one line of JSON in UTF-8.
     *
     * @return not a copy: not to be changed.
     */
    public byte[] json() {
        return json;
    }

    /**
     * What a bus may route or filter by without reading the envelope.
     *
     * @return {@code service}, {@code instance}, and of an entry {@code level}, {@code component} and {@code kind}.
     */
    public Map<String, String> headers() {
        return headers;
    }
}
