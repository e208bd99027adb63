package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricState;
import io.tailrace.engine.reader.CounterValue;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.Counter;
import io.tailrace.testsupport.ListFrameLog;
import io.tailrace.testsupport.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random lives of one metric: versions come in any order, end, come back, and are recorded into at any time. A simple model says which
 * version is active and which samples count; engine, readers and journal must agree with it.
 */
class DescriptorLifeModelTest {
    private static final long WINDOW_MS = 1_000;
    private static final long RETENTION_MS = 3_000;
    private static final int STEPS = 300;
    private static final int VERSIONS = 5;

    /** What the model knows of one version. */
    private static final class Version {
        private final Counter handle;
        private Metric metric;
        private MetricState state = MetricState.ACTIVE;
        private long deprecatedMs;
        private boolean halted;
        private long counted;
        private long skewInRing;

        Version(final Metric metric, final Counter handle) {
            this.metric = metric;
            this.handle = handle;
        }
    }

    private final Map<Integer, Version> known = new HashMap<>();
    private final List<Version> forgotten = new ArrayList<>();
    private long nowMs;
    private long skew;
    private long skewOfAllRuns;
    private Pipeline pipeline;
    private Channel channel;

    @Test
    void shouldAgreeWithTheModel() {
        Seeds.run(10, random -> {
            final ListFrameLog journal = new ListFrameLog();
            known.clear();
            forgotten.clear();
            nowMs = 0;
            skew = 0;
            pipeline = Pipeline.of(new EngineContext()
                    .retirementWindowNs(WINDOW_MS * 1_000_000)
                    .descriptorRetentionNs(RETENTION_MS * 1_000_000)
                    .journal((clock, errors) -> journal));
            channel = pipeline.engine.openChannel("worker");
            for (int step = 0; step < STEPS; step++) {
                step(random);
            }
            pass(Pipeline.INTERVAL_MS);
            compare();
            pipeline.end();
            assertEquals(List.of(), FlightRecutTest.audit(journal).findings());
            skewOfAllRuns += skew;
        });
        assertTrue(skewOfAllRuns > 0, "some handles were used for longer than they may");
    }

    private void step(final Random random) {
        final int version = 1 + random.nextInt(VERSIONS);
        switch (random.nextInt(6)) {
            case 0 -> register(version);
            case 1 -> retire(version);
            case 2, 3 -> record(random);
            case 4 -> pass(Pipeline.INTERVAL_MS);
            default -> pass(1 + random.nextInt((int) WINDOW_MS));
        }
    }

    private void register(final int major) {
        final Version version = known.get(major);
        final Version active = active();
        if (version != null && version.state == MetricState.RETIRED && active != null && majorOf(active) > major) {
            return; // refused: a newer one is active
        }
        final Metric metric = pipeline.engine.register(MetricDescriptor.counter("hits_total")
                .help("Hits.")
                .labelNames("a" + major)
                .version(major, 0)
                .build());
        Version now = version;
        if (now == null) {
            now = new Version(metric, channel.counter(metric, "x"));
            known.put(major, now);
        }
        now.metric = metric;
        if (active != null && active != now && majorOf(active) > major) {
            if (version == null) {
                deprecate(now);
            }
            return;
        }
        if (active != null && active != now) {
            deprecate(active);
        }
        now.state = MetricState.ACTIVE;
        now.halted = false; // what is recorded from here on counts, and what is still in the ring
        now.counted += now.skewInRing;
        skew -= now.skewInRing;
        now.skewInRing = 0;
    }

    private void retire(final int major) {
        final Version version = known.get(major);
        if (version != null) {
            pipeline.engine.retire(version.metric);
            if (version.state == MetricState.ACTIVE) {
                deprecate(version);
            }
        }
    }

    private void deprecate(final Version version) {
        version.state = MetricState.DEPRECATED;
        version.deprecatedMs = nowMs;
    }

    private Version active() {
        return known.values().stream()
                .filter(version -> version.state == MetricState.ACTIVE)
                .findFirst()
                .orElse(null);
    }

    private static int majorOf(final Version version) {
        return version.metric.descriptor().versionMajor();
    }

    private void record(final Random random) {
        final List<Version> all = new ArrayList<>(known.values());
        all.addAll(forgotten);
        if (!all.isEmpty()) {
            final Version version = all.get(random.nextInt(all.size()));
            version.handle.increment();
            if (version.halted) {
                skew++;
                version.skewInRing++;
            } else {
                version.counted++;
            }
        }
    }

    /** The engine works once, at the end: cuts, if an interval has passed since the last planned one, and then ends what is over. */
    private void pass(final long durationMs) {
        final long cutsBefore = nowMs / Pipeline.INTERVAL_MS;
        nowMs += durationMs;
        pipeline.passMs(durationMs);
        known.values().forEach(version -> version.skewInRing = 0);
        if (nowMs / Pipeline.INTERVAL_MS == cutsBefore) {
            return;
        }
        for (final Version version : List.copyOf(known.values())) {
            if (version.state == MetricState.DEPRECATED && nowMs - version.deprecatedMs >= WINDOW_MS) {
                version.state = MetricState.RETIRED;
            }
            if (version.state == MetricState.RETIRED && nowMs - version.deprecatedMs >= RETENTION_MS) {
                version.state = MetricState.EVICTED;
                known.remove(majorOf(version));
                forgotten.add(version);
            }
            version.halted = version.state == MetricState.RETIRED || version.state == MetricState.EVICTED;
        }
        compareStates();
    }

    private void compareStates() {
        known.values().forEach(version -> assertEquals(version.state, version.metric.state()));
        forgotten.forEach(version -> assertEquals(MetricState.EVICTED, version.metric.state()));
    }

    private void compare() {
        final Map<Integer, Long> totals = new HashMap<>();
        pipeline.received.snapshots.stream()
                .flatMap(snapshot -> snapshot.values().counters().stream())
                .filter(counter -> counter.series().metric().name().equals("hits_total"))
                .forEach(counter -> totals.put(counter.series().seriesId(), counter.total()));
        long counted = 0;
        for (final Version version : known.values()) {
            counted += version.counted;
        }
        for (final Version version : forgotten) {
            counted += version.counted;
        }
        assertEquals(
                counted, totals.values().stream().mapToLong(Long::longValue).sum());
        assertEquals(skew, skewCounted());
    }

    private long skewCounted() {
        return pipeline.received.snapshots.stream()
                .flatMap(snapshot -> snapshot.values().counters().stream())
                .filter(counter -> counter.series().metric().name().endsWith("_skew_total"))
                .mapToLong(CounterValue::total)
                .max()
                .orElse(0);
    }
}
