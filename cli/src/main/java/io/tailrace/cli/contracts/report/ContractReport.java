package io.tailrace.cli.contracts.report;

import io.tailrace.cli.console.Json;
import io.tailrace.cli.console.TextTable;
import io.tailrace.cli.contracts.text.Printable;
import io.tailrace.codec.entry.ComponentId;
import io.tailrace.engine.entry.Violation;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * What a report says.
 *
 * @param timestampUs when it was made, in microseconds since 1970-01-01T00:00Z.
 * @param isStrict whether warnings count.
 * @param entrySchema what the entries were held against.
 * @param rows one an adapter, by name.
 */
record ContractReport(long timestampUs, boolean isStrict, EntrySchema entrySchema, List<AdapterRow> rows) {
    private static final String SCHEMA = "contract-report.v1";

    /** A report on nothing is not a good one. */
    boolean allValid() {
        return !rows.isEmpty() && rows.stream().allMatch(row -> row.isValid(isStrict));
    }

    String json() {
        return Json.object(json -> {
            json.writeStringProperty("schema", SCHEMA);
            json.writeNumberProperty("timestamp", timestampUs);
            json.writeBooleanProperty("strict", isStrict);
            json.writeName("entry_schema");
            json.writeStartObject();
            json.writeStringProperty("id", entrySchema.id());
            json.writeStringProperty("version", entrySchema.version());
            json.writeEndObject();
            json.writeBooleanProperty("all_adapters_valid", allValid());
            json.writeName("adapters");
            json.writeStartArray();
            rows.forEach(row -> write(row, json));
            json.writeEndArray();
        });
    }

    List<String> lines() {
        if (rows.isEmpty()) {
            return List.of("no adapter found: name jars or folders that have some with --jar or --class-path");
        }
        final TextTable table = new TextTable("adapter", "component", "verdict");
        for (final AdapterRow row : rows) {
            table.add(
                    Printable.of(row.candidate().className()),
                    row.component().map(ComponentId::label).map(Printable::of).orElse("-"),
                    row.isValid(isStrict) ? "valid" : "NOT valid");
        }
        final List<String> lines = new ArrayList<>(table.lines());
        for (final AdapterRow row : rows) {
            for (final Violation violation : row.violations()) {
                lines.add(Printable.of(row.candidate().className()) + ": " + (violation.isError() ? "" : "warning: ")
                        + Printable.of(violation.toString()));
            }
        }
        final long valid = rows.stream().filter(row -> row.isValid(isStrict)).count();
        lines.add(
                allValid()
                        ? "valid: " + valid + " of " + rows.size() + (rows.size() == 1 ? " adapter" : " adapters")
                        : "NOT valid: " + (rows.size() - valid) + " of " + rows.size()
                                + (rows.size() == 1 ? " adapter" : " adapters"));
        return lines;
    }

    private void write(final AdapterRow row, final JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("adapter", row.candidate().className());
        json.writeStringProperty("source", row.candidate().source());
        json.writeName("component");
        if (row.component().isPresent()) {
            write(row.component().get(), json);
        } else {
            json.writeNull();
        }
        json.writeBooleanProperty("valid", row.isValid(isStrict));
        json.writeName("violations");
        json.writeStartArray();
        for (final Violation violation : row.violations()) {
            json.writeStartObject();
            json.writeStringProperty("rule", violation.rule().id());
            json.writeStringProperty("severity", violation.isError() ? "error" : "warning");
            json.writeStringProperty("message", violation.message());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(final ComponentId component, final JsonGenerator json) {
        if (component instanceof ComponentId.GpuKernel kernel) {
            json.writeStartObject();
            json.writeStringProperty("GPUKernel", kernel.name());
            json.writeEndObject();
        } else if (component instanceof ComponentId.Unknown unknown) {
            json.writeRawValue(unknown.json().text());
        } else {
            json.writeString(component.label());
        }
    }
}
