package io.tailrace.cli.contracts.check;

import io.tailrace.cli.console.Json;
import io.tailrace.cli.contracts.check.model.Change;
import io.tailrace.cli.contracts.check.model.Problem;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** A check for programs: {@code contracts/schemas/commands/contracts-check.v1.schema.json}. */
final class CheckJson {
    private CheckJson() {}

    static String of(final CheckReport report) {
        return Json.object(json -> {
            json.writeStringProperty("schema", "tailrace.contracts-check.v1");
            json.writeBooleanProperty("good", report.isGood());
            json.writeStringProperty("contracts_dir", report.folder().toString());
            json.writeStringProperty("against", report.against());
            json.writeArrayPropertyStart("contracts");
            report.contracts().forEach(contract -> write(json, contract));
            json.writeEndArray();
            writeProblems(json, report.problems());
        });
    }

    private static void write(final JsonGenerator json, final CheckedContract contract) {
        json.writeStartObject();
        json.writeStringProperty("file", contract.file());
        json.writeStringProperty("form", contract.form());
        text(json, "id", contract.id());
        text(json, "version", contract.version());
        text(json, "before", contract.before());
        json.writeStringProperty("change", contract.change().word());
        json.writeStringProperty("declares", contract.declared().word());
        json.writeStringProperty("verdict", contract.verdict().word());
        json.writeArrayPropertyStart("changes");
        contract.changes().stream().limit(CheckText.MOST_CHANGES).forEach(change -> write(json, change));
        json.writeEndArray();
        json.writeNumberProperty(
                "changes_left_out", Math.max(0, contract.changes().size() - CheckText.MOST_CHANGES));
        json.writeEndObject();
    }

    private static void write(final JsonGenerator json, final Change change) {
        json.writeStartObject();
        json.writeStringProperty("path", change.path());
        json.writeStringProperty("what", change.what());
        json.writeStringProperty("class", change.level().word());
        json.writeStringProperty("why", change.why());
        json.writeEndObject();
    }

    static void writeProblems(final JsonGenerator json, final List<Problem> problems) {
        json.writeArrayPropertyStart("problems");
        for (final Problem problem : problems) {
            json.writeStartObject();
            json.writeStringProperty("kind", Words.kind(problem.kind()));
            json.writeStringProperty("file", problem.file());
            if (problem.line() > 0) {
                json.writeNumberProperty("line", problem.line());
            }
            if (!problem.place().isEmpty()) {
                json.writeStringProperty("place", problem.place());
            }
            json.writeStringProperty("message", problem.message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void text(final JsonGenerator json, final String name, final String value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value);
        }
    }
}
