package io.tailrace.codec.entry;

import io.tailrace.codec.prometheus.TextBuffer;
import java.util.List;

/** Writes the event of an entry: the kind first, then its fields. */
final class EventWriter {
    private EventWriter() {}

    static void write(final EventData event, final String extra, final TextBuffer out) {
        if (event instanceof EventData.Unknown unknown) {
            out.put(unknown.json().text());
            return;
        }
        out.put("{\"type\":");
        JsonText.putString(event.type(), out);
        if (event instanceof EventData.AdapterStarted started) {
            name("config", out);
            out.put(started.config().text());
        } else if (event instanceof EventData.AdapterStopped stopped) {
            string("reason", stopped.reason(), out);
        } else if (event instanceof EventData.ProcessingStarted started) {
            unsigned("graph_size", started.graphSize(), out);
            unsigned("edges", started.edges(), out);
            string("strategy", started.strategy(), out);
        } else if (event instanceof EventData.ProcessingCompleted completed) {
            unsigned("colors_used", completed.colorsUsed(), out);
            number("duration_ms", completed.durationMs(), out);
            unsigned("iterations", completed.iterations(), out);
        } else if (event instanceof EventData.ProcessingFailed failed) {
            string("error", failed.error(), out);
            name("recoverable", out);
            out.put(failed.recoverable() ? "true" : "false");
        } else {
            writeOthers(event, out);
        }
        EntryWriter.end(extra, out);
    }

    private static void writeOthers(final EventData event, final TextBuffer out) {
        if (event instanceof EventData.ConsensusProposed proposed) {
            unsigned("vertex", proposed.vertex(), out);
            unsigned("proposed_color", proposed.proposedColor(), out);
            number("confidence", proposed.confidence(), out);
        } else if (event instanceof EventData.ConsensusReached reached) {
            unsigned("vertex", reached.vertex(), out);
            unsigned("final_color", reached.finalColor(), out);
            number("agreement_score", reached.agreementScore(), out);
        } else if (event instanceof EventData.ConsensusConflict conflict) {
            unsigned("vertex", conflict.vertex(), out);
            name("proposals", out);
            proposals(conflict.proposals(), out);
        } else if (event instanceof EventData.MemoryAllocation allocation) {
            unsigned("bytes", allocation.bytes(), out);
            string("purpose", allocation.purpose(), out);
        } else if (event instanceof EventData.MemoryPressure pressure) {
            unsigned("used_mb", pressure.usedMb(), out);
            unsigned("available_mb", pressure.availableMb(), out);
        } else if (event instanceof EventData.PerformanceCheckpoint checkpoint) {
            string("phase", checkpoint.phase(), out);
            number("elapsed_ms", checkpoint.elapsedMs(), out);
            number("progress_pct", checkpoint.progressPct(), out);
        }
    }

    private static void proposals(final List<Proposal> proposals, final TextBuffer out) {
        out.put('[');
        for (int i = 0; i < proposals.size(); i++) {
            out.put(i == 0 ? "[" : ",[");
            EntryWriter.writeComponent(proposals.get(i).component(), out);
            out.put(',');
            out.put(proposals.get(i).color());
            out.put(']');
        }
        out.put(']');
    }

    private static void name(final String name, final TextBuffer out) {
        out.put(",\"");
        out.put(name);
        out.put("\":");
    }

    private static void string(final String name, final String value, final TextBuffer out) {
        name(name, out);
        JsonText.putString(value, out);
    }

    private static void unsigned(final String name, final long value, final TextBuffer out) {
        name(name, out);
        JsonText.putUnsigned(value, out);
    }

    private static void number(final String name, final double value, final TextBuffer out) {
        name(name, out);
        out.putSerde(value);
    }
}
