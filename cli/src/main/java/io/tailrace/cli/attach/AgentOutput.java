package io.tailrace.cli.attach;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.Json;
import tools.jackson.core.JsonGenerator;

/** Prints what became of an agent. */
final class AgentOutput {
    private AgentOutput() {}

    static void attached(final Console console, final long pid, final AgentReport report, final boolean json) {
        if (json) {
            console.out().println(Json.object(object -> write(object, "tailrace.attach.v1", pid, report)));
        } else {
            console.out().println("attached to process " + pid);
            console.out().println("journal  " + report.journal().orElse("none: nothing is written to disk"));
            console.out().println("page     " + report.page().orElse("none"));
            report.faults().forEach(fault -> console.err().println("warning: " + fault));
        }
        console.flush();
    }

    static void detached(final Console console, final long pid, final boolean json) {
        if (json) {
            console.out().println(Json.object(object -> {
                object.writeStringProperty("schema", "tailrace.detach.v1");
                object.writeNumberProperty("pid", pid);
                object.writeStringProperty("state", "detached");
            }));
        } else {
            console.out().println("detached from process " + pid);
        }
        console.flush();
    }

    private static void write(
            final JsonGenerator object, final String schema, final long pid, final AgentReport report) {
        object.writeStringProperty("schema", schema);
        object.writeNumberProperty("pid", pid);
        object.writeStringProperty("state", report.state());
        object.writeStringProperty("journal", report.journal().orElse(null));
        object.writeStringProperty("page", report.page().orElse(null));
        object.writeArrayPropertyStart("faults");
        report.faults().forEach(object::writeString);
        object.writeEndArray();
    }
}
