package io.tailrace.cli.bench;

import io.tailrace.cli.bench.RecordVerdict.Breach;
import io.tailrace.cli.bench.paced.Contract;
import io.tailrace.cli.bench.paced.PacedResult;
import io.tailrace.cli.console.Json;
import io.tailrace.cli.console.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * What came of a measurement.
 *
 * @param settings what was asked for.
 * @param result what was measured.
 * @param totals what the journal holds.
 * @param load what went on beside it.
 * @param verdict of the contract.
 * @param keptFolder where the journal is, if it is wanted for looking after a fault.
 */
record RecordSummary(
        RecordSettings settings,
        PacedResult result,
        JournalTotals totals,
        LoadFacts load,
        RecordVerdict verdict,
        Optional<Path> keptFolder) {
    /** What the object says of itself. */
    static final String SCHEMA = "tailrace.bench-record.v1";

    private static final double PERMILLE_PER_PERCENT = 10;

    String json() {
        return Json.object(this::write);
    }

    private void write(final JsonGenerator json) {
        json.writeStringProperty("schema", SCHEMA);
        json.writeBooleanProperty("kept", verdict.isKept());
        json.writeArrayPropertyStart("breaches");
        for (final Breach breach : verdict.breaches()) {
            json.writeStartObject();
            json.writeStringProperty("kind", breach.kind().name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("text", breach.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeBooleanProperty("machine_late", verdict.excuse().isPresent());
        json.writeStringProperty("explanation", verdict.excuse().orElse(""));
        json.writeBooleanProperty("busy", settings.isBusy());
        result.write(json);
        json.writeNumberProperty("journaled", totals.samples());
        json.writeBooleanProperty("reconciled", totals.isWholeWith(result));
        json.writeNumberProperty("snapshots", totals.snapshots());
        json.writeNumberProperty("ring_peak_percent", load.occupancyPermille() / PERMILLE_PER_PERCENT);
        json.writeNumberProperty("scrapes", load.scrapes());
        json.writeNumberProperty("scraped_bytes", load.scrapedBytes());
        json.writeNumberProperty("stream_lines", load.streamLines());
        json.writeStringProperty("hlog", settings.hlog().toString());
        keptFolder.ifPresent(folder -> json.writeStringProperty("kept_folder", folder.toString()));
    }

    /** For people. */
    List<String> lines() {
        final List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%,d calls in %s, %,d a second on %s%s; %,d refused",
                result.calls().count(),
                Text.time(result.elapsedNs()),
                settings.callsPerSecond(),
                settings.channels() == 1 ? "one channel" : "each of " + settings.channels() + " channels",
                settings.isBusy() ? ", the other cores busy" : "",
                result.refused()));
        lines.add("");
        lines.addAll(result.lines());
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "journal  %,d samples with those of the warm-up, %,d snapshots: %s",
                totals.samples(),
                totals.snapshots(),
                totals.isWholeWith(result) ? "reconciled" : "NOT reconciled"));
        keptFolder.ifPresent(folder -> lines.add("         kept in " + folder));
        lines.add(String.format(
                Locale.ROOT,
                "load     %,d scrapes, %,d lines of stream, the fullest ring at %.1f %%",
                load.scrapes(),
                load.streamLines(),
                load.occupancyPermille() / PERMILLE_PER_PERCENT));
        lines.add("hlog     " + settings.hlog());
        lines.add("");
        lines.add("mean <= " + Text.time(Contract.MEAN_NS) + ", p99 <= " + Text.time(Contract.P99_NS)
                + ", nothing refused, all journaled: " + (verdict.isKept() ? "kept" : "BROKEN"));
        verdict.breaches().forEach(breach -> lines.add("  " + breach.text()));
        verdict.excuse().ifPresent(excuse -> lines.add("  " + excuse));
        return lines;
    }
}
