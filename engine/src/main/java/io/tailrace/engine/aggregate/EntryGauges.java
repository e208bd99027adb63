package io.tailrace.engine.aggregate;

import io.tailrace.codec.entry.frame.EntryCodes;
import io.tailrace.codec.entry.frame.EntryComponent;
import io.tailrace.codec.sbe.EntryMetricsKnownDecoder;
import io.tailrace.codec.sbe.TelemetryEntryDecoder;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.status.EngineEvent;
import io.tailrace.engine.status.EngineMetric;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows what entries say of their components as gauges. A gauge is registered when the first entry has its number. The aggregator's thread;
 * allocates for a component that it has not met, and for names beyond the limit.
 */
final class EntryGauges {
    private static final List<EngineMetric> METRICS = List.of(
            EngineMetric.COMPONENT_CPU,
            EngineMetric.COMPONENT_GPU,
            EngineMetric.COMPONENT_MEMORY,
            EngineMetric.COMPONENT_GPU_MEMORY,
            EngineMetric.COMPONENT_THROUGHPUT);

    private static final Logger LOG = LoggerFactory.getLogger(EntryGauges.class);
    private static final double BYTES_PER_MB = 1 << 20;
    private static final double TWO_TO_THE_64 = 0x1p64;
    private static final int UNKNOWN = -1;
    private static final int MOST_NAME_BYTES = EntryComponent.LONGEST_NAME;
    private static final int LIMIT = EngineMetric.COMPONENT_CPU.descriptor().seriesLimit();

    private final Aggregator aggregator;
    private final MetricRegistry registry;
    private final Map<Key, Component> components = new HashMap<>();
    private final Key looked = new Key();
    private final boolean[] isGivenUp = new boolean[METRICS.size()];
    private final boolean[] isKnown = new boolean[METRICS.size()];
    private final double[] values = new double[METRICS.size()];

    EntryGauges(final Aggregator aggregator, final MetricRegistry registry) {
        this.aggregator = aggregator;
        this.registry = registry;
    }

    /** Takes the metrics of an entry, if it has any; its decoder stands behind its block. */
    void update(final TelemetryEntryDecoder entry) {
        final TelemetryEntryDecoder.MetricsDecoder group = entry.metrics();
        if (!group.hasNext()) {
            return;
        }
        group.next();
        final EntryMetricsKnownDecoder known = group.known();
        isKnown[0] = known.cpuUsage();
        isKnown[1] = known.gpuUsage();
        isKnown[2] = known.memory();
        isKnown[3] = known.gpuMemory();
        isKnown[4] = known.throughput();
        values[0] = group.cpuUsagePct();
        values[1] = group.gpuUsagePct();
        values[2] = BYTES_PER_MB * unsigned(group.memoryMb());
        values[3] = BYTES_PER_MB * unsigned(group.gpuMemoryMb());
        values[4] = group.throughputPerSec();
        for (final TelemetryEntryDecoder.ProposalsDecoder proposal : entry.proposals()) {
            proposal.skipProposerName();
        }
        show(component(entry));
    }

    private static double unsigned(final long value) {
        return value >= 0 ? value : value + TWO_TO_THE_64;
    }

    private void show(final Component component) {
        for (int i = 0; i < METRICS.size(); i++) {
            if (isKnown[i] && !isGivenUp[i]) {
                if (component.series[i] == UNKNOWN) {
                    component.series[i] = series(i, component.label);
                }
                if (component.series[i] != UNKNOWN) {
                    aggregator.setGauge(component.series[i], values[i]);
                }
            }
        }
    }

    /** The host may have a metric of that name, or all that there may be: then this gauge is not shown, and everything else goes on. */
    private int series(final int index, final String label) {
        final MetricDescriptor descriptor = METRICS.get(index).descriptor();
        try {
            return registry.series(registry.register(descriptor), MetricType.GAUGE, label)
                    .id();
        } catch (final IllegalArgumentException | IllegalStateException refused) {
            isGivenUp[index] = true;
            EngineEvent.ENTRIES_NOT_SHOWN
                    .at(LOG)
                    .log("Entries' metrics are not shown as {}: {}", descriptor.name(), refused.getMessage());
            return UNKNOWN;
        }
    }

    private Component component(final TelemetryEntryDecoder entry) {
        looked.set(entry);
        final Component known = components.get(looked);
        if (known != null) {
            return known;
        }
        final Component made = new Component(looked.label());
        if (components.size() < LIMIT) {
            components.put(looked.copy(), made);
        }
        return made; // beyond the limit the registry folds it, and counts that
    }

    private static final class Component {
        private final String label;
        private final int[] series = {UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN};

        Component(final String label) {
            this.label = label;
        }
    }

    /** Code and name of a component as they stand in a message. */
    private static final class Key {
        private final byte[] name = new byte[MOST_NAME_BYTES];
        private int length;
        private int code;
        private int hash;

        void set(final TelemetryEntryDecoder entry) {
            code = entry.component();
            length = Math.min(entry.componentNameLength(), MOST_NAME_BYTES);
            entry.getComponentName(name, 0, length);
            hash = code;
            for (int i = 0; i < length; i++) {
                hash = 31 * hash + name[i];
            }
        }

        Key copy() {
            final Key copy = new Key();
            System.arraycopy(name, 0, copy.name, 0, length);
            copy.length = length;
            copy.code = code;
            copy.hash = hash;
            return copy;
        }

        String label() {
            final String text = new String(name, 0, length, StandardCharsets.UTF_8);
            // What has no number has its JSON for a name, and half of it may be cut off.
            return code == EntryCodes.JSON
                    ? text
                    : EntryCodes.component(code, text).label();
        }

        @Override
        public boolean equals(final Object other) {
            return other instanceof Key that
                    && code == that.code
                    && Arrays.equals(name, 0, length, that.name, 0, that.length);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
