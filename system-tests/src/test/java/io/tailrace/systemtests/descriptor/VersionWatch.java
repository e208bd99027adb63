package io.tailrace.systemtests.descriptor;

import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricState;
import io.tailrace.engine.reader.Checkpoint;
import io.tailrace.engine.reader.CounterValue;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.MetricInfo;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.reader.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A reader that holds every frame against what it was told before: no value of a version it does not know, no two active ones. */
final class VersionWatch implements FrameListener {
    private final Set<String> known = new HashSet<>();
    private final Map<String, String> active = new HashMap<>();
    private final Map<Integer, CounterValue> newest = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private long snapshots;

    @Override
    public void onMetric(final MetricInfo info) {
        final MetricDescriptor metric = info.metric();
        known.add(version(metric));
        final String activeBefore = active.get(metric.name());
        if (info.state() != MetricState.ACTIVE) {
            active.remove(metric.name(), metric.version());
        } else if (activeBefore != null && !activeBefore.equals(metric.version())) {
            faults.add(version(metric) + " is active while " + activeBefore + " is");
        } else {
            active.put(metric.name(), metric.version());
        }
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        snapshots++;
        check(snapshot.values());
    }

    @Override
    public void onCheckpoint(final Checkpoint checkpoint, final long position) {
        check(checkpoint.values());
    }

    private void check(final Values values) {
        for (final CounterValue counter : values.counters()) {
            if (!known.contains(version(counter.series().metric()))) {
                faults.add("a value of " + version(counter.series().metric()) + ", which was not described");
            }
            newest.put(counter.series().seriesId(), counter);
        }
    }

    @Override
    public void onBadFrame(final FrameVerdict verdict, final String reason, final long position) {
        faults.add("bad frame: " + reason);
    }

    private static String version(final MetricDescriptor metric) {
        return metric.name() + " " + metric.version();
    }

    List<String> faults() {
        return faults;
    }

    long snapshots() {
        return snapshots;
    }

    /** What all versions of a name counted together. */
    long total(final String name) {
        return newest.values().stream()
                .filter(counter -> counter.series().metric().name().equals(name))
                .mapToLong(CounterValue::total)
                .sum();
    }
}
