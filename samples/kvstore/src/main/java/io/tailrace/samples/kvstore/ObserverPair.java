package io.tailrace.samples.kvstore;

import io.tailrace.samples.kvstore.store.StoreCheck;
import io.tailrace.samples.kvstore.store.StoreObserver;

/** Tells two observers, one after the other. */
record ObserverPair(StoreObserver first, StoreObserver second) implements StoreObserver {
    @Override
    public void checked(final StoreCheck check) {
        first.checked(check);
        second.checked(check);
    }

    @Override
    public void closed() {
        first.closed();
        second.closed();
    }
}
