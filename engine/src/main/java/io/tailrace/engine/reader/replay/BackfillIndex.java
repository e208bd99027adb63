package io.tailrace.engine.reader.replay;

import io.tailrace.codec.prometheus.FamilyType;
import io.tailrace.codec.prometheus.LabelSet;
import io.tailrace.codec.prometheus.LeBounds;
import io.tailrace.codec.prometheus.NameEscaping;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.ShownType;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The first pass of a backfill: which series there are, and which part of the log the others are to read, so that what comes to it
 * meanwhile is in all of them or in none.
 */
final class BackfillIndex implements FrameListener {
    private static final String COUNTER_SUFFIX = "_total";

    private final ReplayQuery query;
    private final SortedSet<BackfillKey> keys = new TreeSet<>();
    private final Map<String, MetricDescriptor> families = new HashMap<>();
    private final Set<String> omissions = new LinkedHashSet<>();
    private EpochInfo epoch;
    private long firstPosition = -1;
    private long lastPosition = -1;

    BackfillIndex(final ReplayQuery query) {
        this.query = query;
    }

    /** In the order of the file. */
    SortedSet<BackfillKey> keys() {
        return keys;
    }

    /** The descriptor that a family is written with. */
    MetricDescriptor family(final String name) {
        return families.get(name);
    }

    List<String> omissions() {
        return List.copyOf(omissions);
    }

    long firstPosition() {
        return firstPosition;
    }

    long lastPosition() {
        return lastPosition;
    }

    /** The key of a selected series; null if it was left out. */
    BackfillKey find(final EpochInfo recordedBy, final SeriesInfo series) {
        final MetricDescriptor family = families.get(familyName(series.metric()));
        if (family == null || !isOfOne(family, series.metric())) {
            return null;
        }
        try {
            final BackfillKey key = key(recordedBy, series);
            return keys.contains(key) ? key : null;
        } catch (final IllegalArgumentException fault) {
            return null;
        }
    }

    private static BackfillKey key(final EpochInfo epoch, final SeriesInfo series) {
        return new BackfillKey(
                familyName(series.metric()), labels(epoch, series).inBraces(NameEscaping.UNDERSCORES));
    }

    static LabelSet labels(final EpochInfo epoch, final SeriesInfo series) {
        return LabelSet.of(BaseLabels.allNames(epoch, series), BaseLabels.allValues(epoch, series));
    }

    @Override
    public void onFrame(
            final int frameEpoch,
            final long sequence,
            final int templateId,
            final int lengthInBytes,
            final long position) {
        firstPosition = firstPosition < 0 ? position : firstPosition;
        lastPosition = position;
    }

    @Override
    public void onEpoch(final EpochInfo info, final long position) {
        epoch = info;
    }

    @Override
    public void onSeries(final SeriesInfo series) {
        if (query.selects(epoch, series)) {
            try {
                if (fits(series.metric())) {
                    keys.add(key(epoch, series));
                }
            } catch (final IllegalArgumentException fault) {
                omissions.add(series.metric().name() + ": " + fault.getMessage());
            }
        }
    }

    /** A family has one type and one unit: those that it was first seen with. */
    private boolean fits(final MetricDescriptor metric) {
        if (metric.type() == MetricType.HISTOGRAM) {
            LeBounds.canonical(metric.exposedBounds());
        }
        final MetricDescriptor family = families.putIfAbsent(familyName(metric), metric);
        if (family == null || isOfOne(family, metric)) {
            return true;
        }
        omissions.add(
                isOfOneKind(family, metric)
                        ? metric.name() + ": its name is written as that of " + family.name()
                        : metric.name() + ": a " + words(metric) + " cannot stand beside the " + words(family)
                                + " of the same name");
        return false;
    }

    private static boolean isOfOne(final MetricDescriptor family, final MetricDescriptor metric) {
        return family.name().equals(metric.name()) && isOfOneKind(family, metric);
    }

    private static boolean isOfOneKind(final MetricDescriptor family, final MetricDescriptor metric) {
        return shown(family) == shown(metric) && family.type() == metric.type() && family.unit() == metric.unit();
    }

    /** OpenMetrics has no counter whose name does not say so: an observed total may be one. */
    static FamilyType shown(final MetricDescriptor metric) {
        final FamilyType type = ShownType.of(metric);
        return type == FamilyType.COUNTER && !metric.name().endsWith(COUNTER_SUFFIX) ? FamilyType.UNTYPED : type;
    }

    private static String words(final MetricDescriptor metric) {
        return metric.type().name().toLowerCase(Locale.ROOT) + " in "
                + metric.unit().name().toLowerCase(Locale.ROOT);
    }

    /** As it is written: names outside the classic grammar are escaped, so that every release of promtool reads them. */
    private static String familyName(final MetricDescriptor metric) {
        final String name = NameEscaping.UNDERSCORES.escape(metric.name());
        return shown(metric) == FamilyType.COUNTER && name.endsWith(COUNTER_SUFFIX)
                ? name.substring(0, name.length() - COUNTER_SUFFIX.length())
                : name;
    }
}
