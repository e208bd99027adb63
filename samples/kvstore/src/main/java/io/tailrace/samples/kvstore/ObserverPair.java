package io.tailrace.samples.kvstore;

import io.tailrace.samples.kvstore.store.Alert;
import io.tailrace.samples.kvstore.store.StoreEvent;
import io.tailrace.samples.kvstore.store.StoreObserver;
import io.tailrace.samples.kvstore.store.StoreStats;
import java.util.List;

/** Tells two observers, one after the other. */
record ObserverPair(StoreObserver first, StoreObserver second) implements StoreObserver {
    @Override
    public void checked(final StoreStats stats, final long migrations, final List<Alert> alerts) {
        first.checked(stats, migrations, alerts);
        second.checked(stats, migrations, alerts);
    }

    @Override
    public void happened(final StoreEvent event) {
        first.happened(event);
        second.happened(event);
    }

    @Override
    public void closed() {
        first.closed();
        second.closed();
    }
}
