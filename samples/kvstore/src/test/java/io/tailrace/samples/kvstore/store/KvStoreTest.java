package io.tailrace.samples.kvstore.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tailrace.testsupport.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KvStoreTest {
    private static final int THREADS = 3;
    private static final int LEAST_OPERATIONS_A_THREAD = 200_000;
    /** Each thread has keys of its own, so that its model knows every answer however the threads interleave. */
    @Test
    void shouldAnswerLikeHashMapsWhileThreadsShareItAndItSwitches() {
        Seeds.run(3, random -> {
            final KvStore store = new KvStore(4, 16, Backend.CHAINING);
            final ExecutorService pool = Executors.newFixedThreadPool(THREADS + 1);
            try {
                final AtomicBoolean isDone = new AtomicBoolean();
                final AtomicInteger switches = new AtomicInteger();
                final Future<?> switching = pool.submit(() -> switchToAndFro(store, isDone, switches));
                final List<Callable<Model>> loads = new ArrayList<>();
                for (int thread = 0; thread < THREADS; thread++) {
                    final int owner = thread;
                    final long seed = random.nextLong();
                    loads.add(() -> load(store, owner, new Random(seed), switches));
                }
                int entries = 0;
                long operations = 0;
                for (final Future<Model> model : pool.invokeAll(loads)) {
                    entries += model.get().size();
                    operations += model.get().steps();
                }
                isDone.set(true);
                switching.get();
                assertEquals(entries, store.stats().entries(), "entries of all models");
                assertEquals(
                        store.stats().entries() + operations,
                        store.stats().probeCounts().stream()
                                .mapToLong(Long::longValue)
                                .sum(),
                        "every operation is in the probe counts, and so are the gets that compared the entries");
            } finally {
                pool.shutdownNow();
            }
        });
    }

    @Test
    void shouldCountEveryOperationInItsProbeLengths() {
        final KvStore store = new KvStore(1, 16, Backend.CHAINING);
        store.put(1, new byte[1]);
        store.get(1);
        store.get(2);
        store.remove(1);
        assertEquals(
                4,
                store.stats().probeCounts().stream().mapToLong(Long::longValue).sum());
    }

    @ParameterizedTest
    @EnumSource
    void shouldMeasureAnEmptyStoreAsEmpty(final Backend backend) {
        final StoreStats stats = new KvStore(2, 16, backend).stats();
        assertEquals(backend, stats.backend());
        assertEquals(32, stats.slots());
        assertEquals(0.0, stats.loadFactor());
        assertEquals(0, stats.maxGroupLength());
        assertEquals(0.0, stats.meanProbeLength());
        assertEquals(0.0, stats.tombstoneRatio());
    }

    @Test
    void shouldHaveNoTombstonesWhenChainingIsInCharge() {
        final KvStore store = new KvStore(1, 1_024, Backend.ROBIN_HOOD);
        for (long key = 0; key < 500; key++) {
            store.put(key, new byte[1]);
        }
        for (long key = 0; key < 250; key++) {
            store.remove(key);
        }
        assertEquals(250 / 1_024.0, store.stats().tombstoneRatio());
        store.switchTo(Backend.CHAINING, 0);
        assertEquals(0.0, store.stats().tombstoneRatio(), "though the tables that are being drained still have some");
        assertEquals(250, store.stats().entriesToMove());
    }

    @Test
    void shouldEndASwitchWithoutOperationsWhenItIsHelped() {
        final KvStore store = new KvStore(2, 1_024, Backend.CHAINING);
        for (long key = 0; key < 1_000; key++) {
            store.put(key, Long.toString(key).getBytes(StandardCharsets.US_ASCII));
        }
        assertFalse(store.switchTo(Backend.ROBIN_HOOD, 256), "the first call begins it");
        int calls = 1;
        while (!store.switchTo(Backend.ROBIN_HOOD, 256)) {
            calls++;
        }
        assertEquals(1_024 / 256, calls);
        assertEquals(0, store.stats().entriesToMove());
        for (long key = 0; key < 1_000; key++) {
            assertArrayEquals(Long.toString(key).getBytes(StandardCharsets.US_ASCII), store.get(key));
        }
    }

    @Test
    void shouldRefuseWhatIsNoStore() {
        assertThrows(IllegalArgumentException.class, () -> new KvStore(3, 16, Backend.CHAINING));
        assertThrows(IllegalArgumentException.class, () -> new KvStore(0, 16, Backend.CHAINING));
        assertThrows(IllegalArgumentException.class, () -> new KvStore(1, 0, Backend.CHAINING));
        assertThrows(NullPointerException.class, () -> new KvStore(1, 16, Backend.CHAINING).put(1, null));
    }

    /** Goes on until the store has switched, however late the thread is that has it switch. */
    private static Model load(final KvStore store, final int owner, final Random random, final AtomicInteger switches) {
        final Model model = new Model(
                key -> store.get(key * THREADS + owner),
                (key, value) -> store.put(key * THREADS + owner, value),
                key -> store.remove(key * THREADS + owner),
                random);
        while (model.steps() < LEAST_OPERATIONS_A_THREAD || switches.get() == 0) {
            model.step(3_000);
        }
        model.assertSameEntries(model.size());
        return model;
    }

    private static void switchToAndFro(final KvStore store, final AtomicBoolean isDone, final AtomicInteger switches) {
        Backend target = Backend.ROBIN_HOOD;
        while (!isDone.get()) {
            if (store.switchTo(target, 1)) {
                switches.incrementAndGet();
                target = target.other();
            } else {
                store.compactFrom(0.1);
            }
            Thread.onSpinWait();
        }
    }
}
