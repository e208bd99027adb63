package io.tailrace.cli.contracts.validate;

import io.tailrace.cli.console.Json;
import io.tailrace.cli.console.Text;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/**
 * What came of all files.
 *
 * @param files those that were begun.
 * @param findings the first ones.
 * @param isComplete false if it was ended before.
 */
record ValidateReport(List<FileTally> files, List<Finding> findings, boolean isComplete) {
    /** What the object says of itself. */
    static final String SCHEMA = "tailrace.contracts-validate.v1";

    boolean isValid() {
        return faults() == 0;
    }

    private long faults() {
        return sum(FileTally::faults);
    }

    private long sum(final ToLongFunction<FileTally> of) {
        return files.stream().mapToLong(of).sum();
    }

    /** The last lines, for people. */
    List<String> lines() {
        final String schemas = files.stream()
                .flatMap(file -> file.bySchema().keySet().stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        final long leftOut = faults() - findings.size();
        final String counts = Text.count(sum(FileTally::documents))
                + (sum(FileTally::documents) == 1 ? " document in " : " documents in ")
                + files.size()
                + (files.size() == 1 ? " file" : " files")
                + (schemas.isEmpty() ? "" : ", by " + schemas);
        final String verdict = isValid()
                ? "valid: " + counts
                : "NOT valid: " + Text.count(faults()) + (faults() == 1 ? " fault in " : " faults in ")
                        + Text.count(sum(FileTally::faulty)) + " of " + counts
                        + (leftOut > 0 ? "; " + Text.count(leftOut) + " are not shown (--max-errors)" : "");
        return List.of(isComplete ? verdict : verdict + "; ended before all was read");
    }

    String json() {
        return Json.object(this::write);
    }

    private void write(final JsonGenerator json) {
        json.writeStringProperty("schema", SCHEMA);
        json.writeBooleanProperty("valid", isValid());
        json.writeBooleanProperty("complete", isComplete);
        json.writeNumberProperty("documents", sum(FileTally::documents));
        json.writeNumberProperty("faulty", sum(FileTally::faulty));
        json.writeNumberProperty("faults", faults());
        json.writeArrayPropertyStart("files");
        for (final FileTally file : files) {
            json.writeStartObject();
            json.writeStringProperty("file", file.file());
            json.writeNumberProperty("documents", file.documents());
            json.writeNumberProperty("faulty", file.faulty());
            json.writeNumberProperty("faults", file.faults());
            json.writeObjectPropertyStart("by_schema");
            file.bySchema().forEach((schema, count) -> json.writeNumberProperty(schema, count));
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("findings");
        findings.forEach(finding -> finding.write(json));
        json.writeEndArray();
        json.writeNumberProperty("findings_left_out", faults() - findings.size());
    }
}
