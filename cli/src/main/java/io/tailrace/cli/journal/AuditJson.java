package io.tailrace.cli.journal;

import io.tailrace.cli.console.Json;
import io.tailrace.cli.console.Text;
import io.tailrace.engine.reader.audit.AuditFinding;
import io.tailrace.engine.reader.audit.AuditReport;
import io.tailrace.engine.reader.audit.AuditedChannel;
import io.tailrace.engine.reader.audit.AuditedEpoch;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** An audit's report for programs. */
final class AuditJson {
    /** What the object says of itself. */
    static final String SCHEMA = "tailrace.audit.v1";

    private AuditJson() {}

    static String of(final AuditReport report, final FindingText findings, final List<String> unreadable) {
        return Json.object(json -> {
            json.writeStringProperty("schema", SCHEMA);
            json.writeBooleanProperty("whole", report.isWhole());
            json.writeArrayPropertyStart("epochs");
            report.epochs().forEach(epoch -> write(json, epoch));
            json.writeEndArray();
            json.writeNumberProperty("epochs_left_out", report.epochsLeftOut());
            json.writeArrayPropertyStart("findings");
            report.findings().forEach(finding -> write(json, finding, findings));
            json.writeEndArray();
            json.writeNumberProperty("findings_left_out", report.findingsLeftOut());
            json.writeArrayPropertyStart("unreadable");
            unreadable.forEach(json::writeString);
            json.writeEndArray();
        });
    }

    private static void write(final JsonGenerator json, final AuditedEpoch epoch) {
        json.writeStartObject();
        json.writeNumberProperty("epoch", epoch.epoch());
        if (epoch.info() != null) {
            json.writeStringProperty("started", Text.moment(epoch.info().startedAtNs()));
            json.writeStringProperty("service", epoch.info().service());
            json.writeStringProperty("instance", epoch.info().instance());
            json.writeStringProperty("build_version", epoch.info().buildVersion());
        }
        json.writeBooleanProperty("from_start", epoch.fromStart());
        json.writeNumberProperty("frames", epoch.frames());
        json.writeNumberProperty("bytes", epoch.lengthInBytes());
        json.writeNumberProperty("first_frame", epoch.firstFrame());
        json.writeNumberProperty("last_frame", epoch.lastFrame());
        json.writeNumberProperty("snapshots", epoch.snapshots());
        json.writeNumberProperty("checkpoints", epoch.checkpoints());
        json.writeNumberProperty("samples", epoch.samples());
        json.writeNumberProperty("refused", epoch.refused());
        json.writeNumberProperty("gaps", epoch.gaps());
        json.writeNumberProperty("gap_snapshots", epoch.gapSnapshots());
        json.writeNumberProperty("gap_samples", epoch.gapSamples());
        json.writeNumberProperty("retained", epoch.retained());
        json.writeNumberProperty("given_up", epoch.givenUp());
        json.writeNumberProperty("entries", epoch.entries());
        json.writeNumberProperty("cut_entries", epoch.cutEntries());
        json.writeNumberProperty("gap_entries", epoch.gapEntries());
        json.writeArrayPropertyStart("channels");
        epoch.channels().forEach(channel -> write(json, channel));
        json.writeEndArray();
        json.writeNumberProperty("channels_left_out", epoch.channelsLeftOut());
        json.writeEndObject();
    }

    private static void write(final JsonGenerator json, final AuditedChannel channel) {
        json.writeStartObject();
        json.writeNumberProperty("id", channel.channelId());
        json.writeStringProperty("name", channel.name());
        json.writeNumberProperty("first", channel.firstSequence());
        json.writeNumberProperty("last", channel.lastSequence());
        json.writeNumberProperty("samples", channel.samples());
        json.writeNumberProperty("refused", channel.refused());
        json.writeNumberProperty("gap_samples", channel.gapSamples());
        json.writeBooleanProperty("closed", channel.closed());
        json.writeEndObject();
    }

    private static void write(final JsonGenerator json, final AuditFinding finding, final FindingText findings) {
        json.writeStartObject();
        json.writeStringProperty("kind", FindingText.kind(finding.kind()));
        json.writeBooleanProperty("fault", finding.kind().isFault());
        json.writeNumberProperty("epoch", finding.epoch());
        json.writeNumberProperty("position", finding.position());
        json.writeStringProperty("place", findings.place(finding));
        findings.writeFile(json, finding);
        json.writeStringProperty("message", findings.message(finding));
        json.writeEndObject();
    }
}
