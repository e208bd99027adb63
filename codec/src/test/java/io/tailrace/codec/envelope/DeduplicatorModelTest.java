package io.tailrace.codec.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A random life of a consumer, against a simple model: duplicates, reordering, replays, failures, crashes, restarts. */
class DeduplicatorModelTest {
    private static final int STEPS = 5_000;

    @TempDir
    private Path folder;

    private final Map<EventKey, Long> done = new LinkedHashMap<>();
    private final Map<EventKey, Long> begun = new HashMap<>();
    private Map<EventKey, Long> saved = new LinkedHashMap<>();
    private long nowMs = 1_700_000_000_000L;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 500})
    void shouldSayWhatASimpleModelSays(final int capacity) throws IOException {
        final long seed = new Random().nextLong();
        System.out.println("DeduplicatorModelTest seed " + seed + ", capacity " + capacity);
        final Random random = new Random(seed);
        final DeduplicatorConfig config =
                new DeduplicatorConfig(capacity, Duration.ofMillis(400), 1 + capacity / 3, Duration.ofMillis(60));
        final Path file = folder.resolve("window");
        Deduplicator deduplicator = new Deduplicator(config, this::now);
        for (int step = 0; step < STEPS; step++) {
            final String where = "seed " + seed + ", step " + step;
            nowMs += random.nextInt(4);
            age(config);
            final EventKey key = key(random.nextInt(1 + capacity * 2), random);
            final int turn = random.nextInt(1_000);
            if (turn < 600) {
                assertEquals(begin(key, config), deduplicator.begin(key), where);
            } else if (turn < 850) {
                final EventKey ended = any(begun, key, random);
                finish(ended, config);
                deduplicator.done(ended);
            } else if (turn < 990) {
                final EventKey ended = any(begun, key, random);
                begun.remove(ended);
                deduplicator.abandon(ended);
            } else if (turn < 992) { // few, for each forces a disk
                DeduplicatorFile.save(file, deduplicator);
                saved = new LinkedHashMap<>(done);
            } else {
                deduplicator = DeduplicatorFile.load(file, config, this::now);
                done.clear();
                done.putAll(saved);
                begun.clear();
                age(config);
            }
            assertEquals(done.size(), deduplicator.status().remembered(), where);
            assertEquals(begun.size(), deduplicator.status().inProgress(), where);
        }
    }

    /**
     * Facts come at least once, in any order, and are replayed from an older position after each crash; the consumer acknowledges after it
     * saved. Each fact is processed, none twice while it is in the window, and the state survives restarts.
     */
    @Test
    void shouldLoseNothingAndRepeatNothingInsideTheWindow() throws IOException {
        final long seed = new Random().nextLong();
        System.out.println("DeduplicatorModelTest seed " + seed);
        final Random random = new Random(seed);
        final int facts = 2_000;
        final DeduplicatorConfig config = new DeduplicatorConfig(facts, Duration.ofDays(1), 10, Duration.ofMinutes(1));
        final Path file = folder.resolve("window");
        final List<Integer> queue = new ArrayList<>();
        final int[] processed = new int[facts];
        final Set<Integer> doneUnsaved = new HashSet<>();
        int repeatable = 0;
        for (int fact = 0; fact < facts; fact++) {
            for (int copies = 1 + random.nextInt(3); copies > 0; copies--) {
                queue.add(Math.max(0, queue.size() - random.nextInt(50)), fact);
            }
        }
        Deduplicator deduplicator = DeduplicatorFile.load(file, config, this::now);
        for (int at = 0; at < queue.size(); at++) {
            final int fact = queue.get(at);
            final EventKey key = new EventKey(fact, -fact);
            if (deduplicator.begin(key) == Admission.NEW) {
                if (random.nextInt(10) == 0) {
                    deduplicator.abandon(key);
                    queue.add(fact); // delivered again, later
                    continue;
                }
                processed[fact]++;
                deduplicator.done(key);
                doneUnsaved.add(fact);
            }
            if (random.nextInt(100) == 0) {
                DeduplicatorFile.save(file, deduplicator);
                doneUnsaved.clear();
            } else if (random.nextInt(200) == 0) {
                deduplicator = DeduplicatorFile.load(file, config, this::now); // a crash
                repeatable += doneUnsaved.size();
                queue.addAll(queue.subList(Math.max(0, at - 100), at + 1)); // and a replay
                doneUnsaved.clear();
            }
        }
        int repeated = 0;
        for (final int times : processed) {
            assertTrue(times >= 1, () -> "a fact was lost, seed " + seed);
            repeated += times - 1;
        }
        assertTrue(repeated <= repeatable, repeated + " repeated, seed " + seed);
    }

    private Admission begin(final EventKey key, final DeduplicatorConfig config) {
        if (done.containsKey(key)) {
            return Admission.DUPLICATE;
        }
        final long patienceMs = config.patience().toMillis();
        final Long since = begun.get(key);
        if (since != null && nowMs - since < patienceMs) {
            return Admission.IN_PROGRESS;
        }
        begun.remove(key);
        if (begun.size() == config.maxInProgress()) {
            begun.values().removeIf(time -> nowMs - time >= patienceMs);
        }
        if (begun.size() == config.maxInProgress()) {
            return Admission.BUSY;
        }
        begun.put(key, nowMs);
        return Admission.NEW;
    }

    private void finish(final EventKey key, final DeduplicatorConfig config) {
        begun.remove(key);
        done.putIfAbsent(key, nowMs);
        if (done.size() > config.capacity()) {
            done.remove(done.keySet().iterator().next());
        }
    }

    private void age(final DeduplicatorConfig config) {
        done.values().removeIf(time -> nowMs - time >= config.maxAge().toMillis());
    }

    /** Usually one that was begun; now and then another one. */
    private static EventKey any(final Map<EventKey, Long> begun, final EventKey other, final Random random) {
        return begun.isEmpty() || random.nextInt(20) == 0
                ? other
                : begun.keySet().stream()
                        .skip(random.nextInt(begun.size()))
                        .findFirst()
                        .orElseThrow();
    }

    /** Digests that collide in their home places, so that probing and moving back are used. */
    private static EventKey key(final int fact, final Random random) {
        return random.nextInt(3) == 0 ? new EventKey(fact, fact % 3) : new EventKey(0, fact * 0x9E37_79B9_7F4A_7C15L);
    }

    private Instant now() {
        return Instant.ofEpochMilli(nowMs);
    }
}
