/** Schemas and the metrics registry, as resources below {@code META-INF/tailrace/contracts}. No code. */
module io.tailrace.contracts {}
