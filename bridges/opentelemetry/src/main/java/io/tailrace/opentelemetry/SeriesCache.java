package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.tailrace.engine.descriptor.Unit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The series of one instrument, by attributes. Attributes that were seen before are found without a lock and without allocation; new ones are
 * registered, until the limit: what comes then is counted in one series with {@code otel_metric_overflow="true"}, as the specification has it.
 * Any thread.
 *
 * @param <H> what records into a series.
 */
final class SeriesCache<H> {
    /** Attributes that a view makes one of are remembered so many times over. */
    private static final int SELECTED_PER_SERIES = 8;

    private final MetricFamily family;
    private final Labeller labeller;
    private final HandleMaker<H> maker;
    private final int limit;
    private final Warnings warnings;

    /** Where attributes were advised; else null, and all of them make a series. */
    private final SelectedSeries<H> selected;

    private final Map<Attributes, H> known = new ConcurrentHashMap<>();
    private final Map<Labels, H> series = new ConcurrentHashMap<>();

    /** What everything beyond the limit goes to; null until then. */
    private volatile H overflow;

    private volatile boolean isBroken;

    SeriesCache(
            final MetricFamily family,
            final Labeller labeller,
            final List<AttributeKey<?>> advised,
            final HandleMaker<H> maker,
            final int limit,
            final Warnings warnings) {
        this.family = family;
        this.labeller = labeller;
        this.selected = advised == null ? null : new SelectedSeries<>(advised);
        this.maker = maker;
        this.limit = limit;
        this.warnings = warnings;
    }

    /** That of the metric, which another instrument of its name may have chosen. */
    Unit unit() {
        return family.unit();
    }

    /** Null if the engine takes no series of the instrument. */
    H of(final Attributes given) {
        final Attributes attributes = given == null ? Attributes.empty() : given;
        final H found = selected == null ? known.get(attributes) : selected.find(attributes);
        if (found != null) {
            return found;
        }
        final H beyond = overflow;
        return beyond != null && (selected != null || !labeller.isSelecting())
                ? beyond
                : isBroken ? null : make(attributes);
    }

    private H make(final Attributes attributes) {
        try {
            final Labels labels = labeller.labels(attributes);
            final H met = series.get(labels);
            return met != null && isFull() ? met : add(attributes, labels);
        } catch (final IllegalArgumentException | IllegalStateException fault) {
            isBroken = true;
            warnings.warn("metric \"" + family.name() + "\" cannot be recorded any further", fault);
            return null;
        }
    }

    private boolean isFull() {
        return (selected == null ? known.size() : selected.size())
                >= (long) limit * (labeller.isSelecting() ? SELECTED_PER_SERIES : 1);
    }

    private synchronized H add(final Attributes attributes, final Labels labels) {
        H handle = series.get(labels);
        if (handle == null) {
            if (overflow != null || series.size() >= limit - 1) {
                return overflow();
            }
            handle = family.handle(labels, maker);
            series.put(labels, handle);
        }
        if (!isFull()) {
            remember(attributes, handle);
        }
        return handle;
    }

    private void remember(final Attributes attributes, final H handle) {
        if (selected == null) {
            known.put(attributes, handle);
        } else if (selected.find(attributes) == null) {
            selected.add(attributes, handle);
        }
    }

    private H overflow() {
        if (overflow == null) {
            overflow = family.handle(labeller.overflow(), maker);
            warnings.warn("metric \"" + family.name() + "\" has " + limit
                    + " sets of attributes, and may have no more: others are counted in one series with"
                    + " otel_metric_overflow=\"true\"");
        }
        return overflow;
    }
}
