package io.tailrace.samples.kvstore.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.testsupport.SettableClock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreSupervisorTest {
    private static final SupervisorConfig CONFIG = SupervisorConfig.defaults();
    private static final int SLOTS = 1_024;

    private final SettableClock clock = new SettableClock();
    private final StoreFeed feed = new StoreFeed();
    private KvStore store;
    private StoreSupervisor supervisor;

    @BeforeEach
    void beginWithChaining() {
        supervise(Backend.CHAINING);
    }

    @Test
    void shouldDoNothingBetweenTwoChecks() {
        assertEquals(1, supervisor.doWork());
        assertEquals(0, supervisor.doWork());
        clock.advanceNs(CONFIG.checkIntervalNs() - 1);
        assertEquals(0, supervisor.doWork());
        clock.advanceNs(1);
        assertEquals(1, supervisor.doWork());
    }

    @Test
    void shouldSwitchToRobinHoodWhenChainsAreNearlyAllInUse() {
        fill(0, 2 * SLOTS);
        check();
        assertEquals(List.of(), report().events(), "86 % of the chains in use are no reason");

        fill(2 * SLOTS, 5 * SLOTS / 2);
        final long switchedNs = check();
        final StoreReport atSwitch = report();
        assertEquals(
                List.of(new StoreEvent.Switched(Backend.CHAINING, Backend.ROBIN_HOOD, "load_factor", switchedNs)),
                atSwitch.events());
        assertEquals(
                "load_factor",
                atSwitch.activeAlerts().get(0).guardrail().measure().label());
        assertTrue(atSwitch.stats().loadFactor() >= 0.9);

        final long migratedNs = checkUntilMigrated();
        final StoreReport afterwards = report();
        assertEquals(
                List.of(new StoreEvent.Migrated(
                        Backend.CHAINING, Backend.ROBIN_HOOD, migratedNs - switchedNs, migratedNs)),
                afterwards.events());
        assertEquals(1, afterwards.migrations());
        assertEquals(Backend.ROBIN_HOOD, afterwards.stats().backend());
        assertEquals(0, afterwards.stats().entriesToMove());
        assertEquals(5 * SLOTS / 2, afterwards.stats().entries());
        assertEquals(List.of(), afterwards.activeAlerts());
        for (long key = 0; key < 5 * SLOTS / 2; key++) {
            assertNotNull(store.get(key), "key " + key);
        }
    }

    @Test
    void shouldCompactWhenTombstonesPileUp() {
        supervise(Backend.ROBIN_HOOD);
        fill(0, 600);
        for (long key = 0; key < 200; key++) {
            store.remove(key);
        }
        check();
        final Alert alert = report().activeAlerts().get(0);
        assertEquals(Measure.TOMBSTONE_RATIO, alert.guardrail().measure());
        assertEquals(200.0 / SLOTS, alert.value());

        for (long key = 0; key < SLOTS; key++) {
            store.get(key);
        }
        final long compactedNs = check();
        final StoreReport afterwards = report();
        assertEquals(
                List.of(new StoreEvent.Compacted(Backend.ROBIN_HOOD, "proactive", 1, compactedNs)),
                afterwards.events());
        assertEquals(0.0, afterwards.stats().tombstoneRatio());
        assertEquals(1, afterwards.stats().compactions());
    }

    @Test
    void shouldTellOfACompactionThatAnOperationBegan() {
        supervise(Backend.ROBIN_HOOD);
        for (long key = 0; store.stats().reactiveCompactions() == 0; key++) {
            store.put(key, new byte[1]);
            store.remove(key);
        }
        final long seenNs = check();
        assertEquals(List.of(new StoreEvent.Compacted(Backend.ROBIN_HOOD, "reactive", 1, seenNs)), report().events());
    }

    @Test
    void shouldSwitchOnRequestAndBackByTheRulesOnlyAfterTheDwellTime() {
        supervise(Backend.ROBIN_HOOD);
        fill(0, 800);
        supervisor.requestSwitch(Backend.CHAINING);
        final long switchedNs = check();
        assertEquals(
                List.of(new StoreEvent.Switched(Backend.ROBIN_HOOD, Backend.CHAINING, "request", switchedNs)),
                report().events());
        checkUntilMigrated();
        report();

        fill(800, 5 * SLOTS);
        while (check() < switchedNs + CONFIG.minDwellNs()) {
            assertEquals(List.of(), report().events());
        }
        assertTrue(report().events().get(0) instanceof StoreEvent.Switched);
    }

    @Test
    void shouldLookOnceMoreWhenItEndsButBeginNothing() {
        fill(0, 5 * SLOTS / 2);
        supervisor.onClose();
        final StoreReport report = report();
        assertEquals(1, report.activeAlerts().size());
        assertEquals(List.of(), report.events());
        assertEquals(Backend.CHAINING, store.backend());
    }

    @Test
    void shouldIgnoreARequestForTheBackendInCharge() {
        supervisor.requestSwitch(Backend.CHAINING);
        check();
        assertEquals(List.of(), report().events());
    }

    private void supervise(final Backend backend) {
        store = new KvStore(1, SLOTS, backend);
        supervisor = new StoreSupervisor(store, CONFIG, clock, feed);
    }

    private void fill(final long fromKey, final long toKey) {
        for (long key = fromKey; key < toKey; key++) {
            store.put(key, new byte[1]);
        }
    }

    private long check() {
        clock.advanceNs(CONFIG.checkIntervalNs());
        assertEquals(1, supervisor.doWork());
        return clock.nanoTime();
    }

    private long checkUntilMigrated() {
        long nowNs = check();
        while (store.stats().entriesToMove() > 0) {
            nowNs = check();
        }
        return nowNs;
    }

    private StoreReport report() {
        return feed.take().orElseThrow();
    }
}
