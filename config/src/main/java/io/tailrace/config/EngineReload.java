package io.tailrace.config;

import io.tailrace.engine.RelabelResult;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.descriptor.EngineLabels;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What a reload changes in the engine: all of it, or nothing. The same the other way round takes it back. */
final class EngineReload {
    private EngineReload() {}

    static void apply(final TelemetryEngine engine, final TailraceConfig before, final TailraceConfig next) {
        final Map<String, List<Double>> old = before.get(PolicyKeys.HISTOGRAMS);
        final Map<String, List<Double>> wanted = next.get(PolicyKeys.HISTOGRAMS);
        final TreeSet<String> families = new TreeSet<>(old.keySet());
        families.addAll(wanted.keySet());
        final Deque<String> changed = new ArrayDeque<>();
        try {
            for (final String family : families) {
                final List<Double> bounds = wanted.getOrDefault(family, List.of());
                if (!bounds.equals(old.getOrDefault(family, List.of()))) {
                    changed.push(family);
                    engine.rebucket(family, bounds);
                }
            }
            relabel(engine, next);
        } catch (final RuntimeException | Error fault) {
            undo(engine, old, changed, fault);
            throw fault;
        }
    }

    private static void relabel(final TelemetryEngine engine, final TailraceConfig next) {
        final LabelsConfig labels = next.labels();
        final EngineLabels wanted =
                new EngineLabels(labels.service(), labels.instance(), labels.buildVersion(), labels.extra());
        if (wanted.equals(engine.labels())) {
            return; // to ask would be to wait for a journal that may stand still
        }
        final RelabelResult result = engine.relabel(wanted, next.get(EngineKeys.CLOSE_TIMEOUT));
        if (result != RelabelResult.RELABELLED && result != RelabelResult.UNCHANGED) {
            throw new IllegalStateException("the labels could not be changed (" + result
                    + "): engine: see that it runs and that its journal takes frames, and reload again");
        }
    }

    private static void undo(
            final TelemetryEngine engine,
            final Map<String, List<Double>> old,
            final Deque<String> changed,
            final Throwable fault) {
        for (final String family : changed) {
            try {
                engine.rebucket(family, old.getOrDefault(family, List.of()));
            } catch (final RuntimeException | Error another) {
                throw new NotTakenBackException("the bounds of " + family, fault, another);
            }
        }
    }
}
