package io.tailrace.opentelemetry;

/**
 * Who records: an instrumentation scope.
 *
 * @param name never null or empty.
 * @param version null if it has none.
 * @param schemaUrl null if it has none.
 */
record Scope(String name, String version, String schemaUrl) {
    /** As OpenTelemetry's SDK calls one that gives no name. */
    static final String UNKNOWN = "unknown";
}
