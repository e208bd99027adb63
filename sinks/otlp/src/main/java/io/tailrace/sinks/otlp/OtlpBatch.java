package io.tailrace.sinks.otlp;

import io.tailrace.sinks.otlp.call.OtlpRequest;
import io.tailrace.sinks.otlp.call.OtlpRequest.Signal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Requests that are acknowledged as one, and how far they are: those that the destination has are not sent again with the rest. One thread. */
public final class OtlpBatch {
    private final Deque<OtlpRequest> left;
    private final long items;

    /**
     * A batch of which nothing was sent.
     *
     * @param requests in the order in which they are sent.
     */
    public OtlpBatch(final List<OtlpRequest> requests) {
        left = new ArrayDeque<>(requests);
        items = requests.stream().mapToLong(OtlpRequest::items).sum();
    }

    /**
     * Data points and log records of all of it.
     *
     * @return from 0.
     */
    public long items() {
        return items;
    }

    /**
     * Those of one kind that are not sent yet.
     *
     * @param signal which kind.
     * @return from 0.
     */
    public long items(final Signal signal) {
        return left.stream()
                .filter(request -> request.signal() == signal)
                .mapToLong(OtlpRequest::items)
                .sum();
    }

    /** The next request; null if there is none. */
    OtlpRequest next() {
        return left.peekFirst();
    }

    /** The next request is done with. */
    void done() {
        left.removeFirst();
    }

    /** The next request is too long: two take its place. False if it is one item. */
    boolean halve() {
        final List<OtlpRequest> halves = left.getFirst().halves();
        if (halves.isEmpty()) {
            return false;
        }
        left.removeFirst();
        left.addFirst(halves.get(1));
        left.addFirst(halves.get(0));
        return true;
    }
}
