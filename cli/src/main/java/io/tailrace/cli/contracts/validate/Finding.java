package io.tailrace.cli.contracts.validate;

import io.tailrace.cli.console.Json;
import tools.jackson.core.JsonGenerator;

/**
 * A fault in a file.
 *
 * @param file its name as it was given.
 * @param line of the file, from 1.
 * @param column from 1; 0 if it is not told.
 * @param path JSON pointer into the document.
 * @param schema by which the document was judged; empty if none could be chosen.
 * @param message what was expected and what is there.
 */
record Finding(String file, long line, int column, String path, String schema, String message) {
    /** For people, as compilers write it. */
    String text() {
        return file + ":" + line + (column == 0 ? "" : ":" + column) + ": " + (path.isEmpty() ? "" : path + ": ")
                + message + (schema.isEmpty() ? "" : " [" + schema + "]");
    }

    /** Inside of an array of {@link Json}. */
    void write(final JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("file", file);
        json.writeNumberProperty("line", line);
        if (column > 0) {
            json.writeNumberProperty("column", column);
        }
        json.writeStringProperty("path", path);
        if (!schema.isEmpty()) {
            json.writeStringProperty("schema", schema);
        }
        json.writeStringProperty("message", message);
        json.writeEndObject();
    }
}
