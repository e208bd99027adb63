package io.tailrace.cli.torture;

import io.tailrace.cli.console.Json;
import io.tailrace.cli.console.Text;
import io.tailrace.cli.console.TextTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import tools.jackson.core.JsonGenerator;

/**
 * What came of a torture.
 *
 * @param settings what was asked for.
 * @param faults each with all its rounds.
 * @param epochs in the journal's whole life.
 * @param samples in whole snapshots of all epochs.
 * @param isSamePid whether all writers had the same pid.
 * @param kept the folder with the journal, if something was found; else null.
 */
record TortureSummary(
        TortureSettings settings, List<FaultTally> faults, int epochs, long samples, boolean isSamePid, Path kept) {
    /** What the object says of itself. */
    static final String SCHEMA = "tailrace.torture.v1";

    boolean isGood() {
        return faults.stream().allMatch(fault -> fault.findings().isEmpty());
    }

    private long sum(final ToLongFunction<FaultTally> of) {
        return faults.stream().mapToLong(of).sum();
    }

    List<String> lines() {
        final TextTable table = new TextTable(
                "fault",
                ">times",
                ">accepted",
                ">in the journal",
                ">lost",
                ">intervals lost",
                ">of up to",
                ">next start",
                "found");
        for (final FaultTally fault : faults) {
            table.add(
                    fault.name(),
                    fault.rounds(),
                    Text.count(fault.accepted()),
                    Text.count(fault.journaled()),
                    Text.count(fault.lost()),
                    String.format(Locale.ROOT, "%.1f", fault.mostLostIntervals()),
                    fault.longestIntervalNs() == 0 ? "-" : Text.time(fault.longestIntervalNs()),
                    fault.longestNextLaunchNs() == 0 ? "-" : Text.time(fault.longestNextLaunchNs()),
                    fault.findings().isEmpty() ? "nothing" : fault.findings().size() + " FAULTS");
        }
        final List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add("accepted " + Text.count(sum(FaultTally::accepted)) + " = in the journal "
                + Text.count(sum(FaultTally::journaled)) + " + lost "
                + Text.count(sum(FaultTally::accepted) - sum(FaultTally::journaled)) + " (refused besides: "
                + Text.count(sum(FaultTally::refused)) + ")");
        lines.add("the totals of " + epochs + " epochs are the samples of all of them: " + Text.count(samples));
        lines.add(
                isSamePid
                        ? "every writer was process 1"
                        : "writers had different pids: unshare --pid is not permitted");
        lines.add("seed " + settings.seed());
        faults.forEach(fault -> fault.findings().forEach(finding -> lines.add(fault.name() + ": " + finding)));
        if (kept != null) {
            lines.add("kept: " + kept);
        }
        lines.add(isGood() ? "good: nothing was lost beyond the bound" : "NOT GOOD");
        return lines;
    }

    String json() {
        return Json.object(this::write);
    }

    private void write(final JsonGenerator json) {
        json.writeStringProperty("schema", SCHEMA);
        json.writeBooleanProperty("good", isGood());
        json.writeNumberProperty("seed", settings.seed());
        json.writeNumberProperty("accepted", sum(FaultTally::accepted));
        json.writeNumberProperty("refused", sum(FaultTally::refused));
        json.writeNumberProperty("journaled", sum(FaultTally::journaled));
        json.writeNumberProperty("lost", sum(FaultTally::lost));
        json.writeNumberProperty("epochs", epochs);
        json.writeNumberProperty("total", samples);
        json.writeBooleanProperty("same_pid", isSamePid);
        json.writeArrayPropertyStart("faults");
        for (final FaultTally fault : faults) {
            json.writeStartObject();
            json.writeStringProperty("fault", fault.name());
            json.writeNumberProperty("times", fault.rounds());
            json.writeNumberProperty("accepted", fault.accepted());
            json.writeNumberProperty("refused", fault.refused());
            json.writeNumberProperty("journaled", fault.journaled());
            json.writeNumberProperty("lost", fault.lost());
            json.writeNumberProperty("most_intervals_lost", fault.mostLostIntervals());
            json.writeNumberProperty("longest_interval_ns", fault.longestIntervalNs());
            json.writeNumberProperty("longest_next_start_ns", fault.longestNextLaunchNs());
            json.writeArrayPropertyStart("findings");
            fault.findings().forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        if (kept != null) {
            json.writeStringProperty("kept", kept.toString());
        }
    }
}
