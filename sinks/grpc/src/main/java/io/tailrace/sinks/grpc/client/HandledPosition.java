package io.tailrace.sinks.grpc.client;

import io.tailrace.engine.log.FrameLogException;
import io.tailrace.sinks.transport.PositionStore;
import java.util.concurrent.TimeUnit;

/** The last sequence that was handled, over restarts of the client. One thread. */
final class HandledPosition {
    private static final long SAVE_INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);

    private final PositionStore store;
    private final String name;
    private boolean wasOpened;
    private long sequence;
    private long saved = -1;
    private long savedAtNs;

    /** {@code store} may be null. */
    HandledPosition(final PositionStore store, final String name, final long handledBefore) {
        this.store = store;
        this.name = name;
        sequence = handledBefore;
        wasOpened = handledBefore > 0;
        if (store != null) {
            store.load(name).ifPresent(text -> {
                sequence = Math.max(sequence, parse(text));
                saved = sequence;
                wasOpened = true;
            });
        }
    }

    private static long parse(final String text) {
        try {
            return Long.parseLong(text);
        } catch (final NumberFormatException e) {
            throw new FrameLogException("\"" + text + "\" is no sequence of a stream; delete its position file", e);
        }
    }

    /** The last one; 0 for none. */
    long sequence() {
        return sequence;
    }

    /** Whether its stream stood once, so that it goes on and does not begin again. */
    boolean wasOpened() {
        return wasOpened;
    }

    void opened(final long nowNs) {
        wasOpened = true;
        if (saved < 0) {
            save(nowNs);
        }
    }

    void handled(final long handled) {
        sequence = Math.max(sequence, handled);
    }

    void saveNowAndThen(final long nowNs) {
        if (saved != sequence && nowNs - savedAtNs >= SAVE_INTERVAL_NS && wasOpened) {
            save(nowNs);
        }
    }

    void save(final long nowNs) {
        savedAtNs = nowNs;
        if (store != null && saved != sequence && wasOpened) {
            store.save(name, Long.toString(sequence));
            saved = sequence;
        }
    }
}
