package io.tailrace.cli.run;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.Json;
import io.tailrace.cli.console.Text;
import io.tailrace.cli.console.TextTable;
import io.tailrace.samples.kvstore.WorkloadStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/**
 * What came of a run. Its numbers come from three places that do not know of each other: the threads that did the operations, the
 * handles that took their samples, and the journal as it was read again.
 *
 * @param settings what was asked for.
 * @param address where the exposer was.
 * @param epoch that was recorded.
 * @param elapsedNs how long the load lasted.
 * @param stats what the workload's threads counted.
 * @param journaled operations in the journal, as samples of the latency histograms.
 * @param snapshots in the journal.
 * @param latencies out of the journal, all operations first.
 * @param entries telemetry entries that were written to their file.
 * @param lostFrames of the journal, gone before their entries were written to it.
 * @param faults everything that does not fit; empty if all of it does.
 */
record RunSummary(
        RunSettings settings,
        String address,
        int epoch,
        long elapsedNs,
        WorkloadStats stats,
        long journaled,
        long snapshots,
        Map<String, Percentiles> latencies,
        long entries,
        long lostFrames,
        List<String> faults) {
    /** What the object says of itself. */
    static final String SCHEMA = "tailrace.run.v1";

    private static final double NS_PER_SECOND = 1e9;

    /** Reads the journal again, after the session has ended. */
    static RunSummary of(
            final RunSettings settings,
            final RunSession session,
            final TicksFile ticks,
            final long elapsedNs,
            final Console console) {
        final JournalRecount recount = session.recount()
                .orElseGet(() -> JournalRecount.of(settings.journal(), session.firstEpoch(), session.epoch(), console));
        return new RunSummary(
                settings,
                session.address(),
                session.epoch(),
                elapsedNs,
                session.stats(),
                recount.journaled(),
                recount.snapshots(),
                recount.percentiles(),
                session.telemetry().map(TelemetryFile::written).orElse(0L),
                session.telemetry().map(TelemetryFile::lostFrames).orElse(0L),
                Reconciliation.faults(
                        session.stats(), recount, session.flushed(), session.errorCount(), ticks, session.telemetry()));
    }

    boolean isReconciled() {
        return faults.isEmpty();
    }

    String json() {
        return Json.object(this::write);
    }

    private void write(final JsonGenerator json) {
        json.writeStringProperty("schema", SCHEMA);
        json.writeNumberProperty("operations", stats.operations());
        json.writeNumberProperty("recorded", stats.accepted());
        json.writeNumberProperty("refused", stats.refused());
        json.writeNumberProperty("journaled", journaled);
        json.writeBooleanProperty("reconciled", isReconciled());
        json.writeArrayPropertyStart("faults");
        faults.forEach(json::writeString);
        json.writeEndArray();
        json.writeNumberProperty("duration_s", elapsedNs / NS_PER_SECOND);
        json.writeNumberProperty("epoch", epoch);
        json.writeNumberProperty("snapshots", snapshots);
        json.writeObjectPropertyStart("latency_ns");
        latencies.forEach((name, percentiles) -> write(json, name, percentiles));
        json.writeEndObject();
        json.writeStringProperty("exposer", address);
        json.writeBooleanProperty("amnesia", settings.isAmnesia());
        if (!settings.isAmnesia()) {
            json.writeStringProperty("journal", settings.journal().toString());
            json.writeStringProperty("ticks", settings.ticks().toString());
        }
        if (settings.telemetry() != null) {
            json.writeStringProperty("telemetry", settings.telemetry().toString());
            json.writeNumberProperty("entries", entries);
        }
    }

    private static void write(final JsonGenerator json, final String name, final Percentiles percentiles) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("count", percentiles.count());
        json.writeNumberProperty("p50", percentiles.p50());
        json.writeNumberProperty("p90", percentiles.p90());
        json.writeNumberProperty("p99", percentiles.p99());
        json.writeNumberProperty("p999", percentiles.p999());
        json.writeNumberProperty("max", percentiles.max());
        json.writeEndObject();
    }

    /** For people. */
    List<String> lines() {
        final List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%,d operations in %s, %,.0f a second, by %d threads",
                stats.operations(),
                Text.time(elapsedNs),
                stats.operations() * NS_PER_SECOND / elapsedNs,
                settings.threads()));
        lines.add("");
        lines.add(sum("recorded", stats.accepted()));
        lines.add(sum(settings.isAmnesia() ? "in frames" : "in the journal", journaled));
        lines.add(isReconciled() ? "reconciled" : "NOT reconciled");
        faults.forEach(fault -> lines.add("  " + fault));
        lines.add("");
        lines.addAll(LatencyTable.of(latencies));
        lines.add("");
        final TextTable places = new TextTable(
                "journal", settings.journalPlace() + "  epoch " + epoch + ", " + Text.count(snapshots) + " snapshots");
        places.add("ticks", settings.ticksPlace());
        if (settings.telemetry() != null) {
            places.add(
                    "telemetry",
                    settings.telemetry() + "  " + Text.count(entries) + " entries"
                            + (lostFrames == 0 ? "" : ", " + Text.count(lostFrames) + " frames were gone before"));
        }
        lines.addAll(places.lines());
        return lines;
    }

    private String sum(final String name, final long samples) {
        return String.format(
                Locale.ROOT,
                "%-14s %,d and %,d refused: %,d",
                name,
                samples,
                stats.refused(),
                samples + stats.refused());
    }
}
