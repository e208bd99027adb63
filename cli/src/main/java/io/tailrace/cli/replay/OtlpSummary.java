package io.tailrace.cli.replay;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.console.Json;
import io.tailrace.engine.reader.replay.ReplaySummary;
import io.tailrace.sinks.otlp.OtlpProtocol;

/**
 * What was sent: {@code contracts/schemas/commands/replay-otlp.v1.schema.json}.
 *
 * @param read what was read of the journal.
 * @param sent what became of it.
 * @param isStopped whether it was ended before its end.
 */
record OtlpSummary(ReplaySummary read, OtlpSending sent, boolean isStopped) {
    private static final String SCHEMA = "tailrace.replay-otlp.v1";

    /** On standard output; says how the command ends. */
    int print(final String endpoint, final OtlpProtocol protocol, final boolean isJson, final Console console) {
        console.out().println(isJson ? json(endpoint, protocol) : text(endpoint, protocol));
        console.flush();
        sent.refusals()
                .forEach((reason, items) -> console.err()
                        .println("tailrace: refused: " + items + " items (" + reason
                                + "): the receiver's log tells more"));
        if (isStopped) {
            console.err().println("tailrace: stopped: what was sent until then was acknowledged");
        }
        return read.isWhole() && sent.refused() == 0 && !isStopped ? ExitCode.GOOD : ExitCode.NEGATIVE;
    }

    private String text(final String endpoint, final OtlpProtocol protocol) {
        return "sent " + sent.dataPoints() + " data points of " + read.intervals() + " intervals and "
                + sent.logRecords() + " log records to " + endpoint + " (" + protocol + "): " + sent.refused()
                + " refused, " + sent.retries() + " retries";
    }

    private String json(final String endpoint, final OtlpProtocol protocol) {
        return Json.object(json -> {
            json.writeStringProperty("schema", SCHEMA);
            json.writeStringProperty("endpoint", endpoint);
            json.writeStringProperty("protocol", protocol.toString());
            json.writeNumberProperty("data_points", sent.dataPoints());
            json.writeNumberProperty("log_records", sent.logRecords());
            json.writeNumberProperty("refused", sent.refused());
            json.writeObjectPropertyStart("refusals");
            sent.refusals().forEach(json::writeNumberProperty);
            json.writeEndObject();
            json.writeNumberProperty("retries", sent.retries());
            json.writeNumberProperty("snapshots", read.snapshots());
            json.writeNumberProperty("intervals", read.intervals());
            json.writeNumberProperty("gaps", read.gaps());
            json.writeNumberProperty("bad_frames", read.badFrames());
            json.writeBooleanProperty("whole", read.isWhole());
            json.writeBooleanProperty("stopped", isStopped);
        });
    }
}
