package io.tailrace.cli.run;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What the newest tick says of the store; the fields are those of {@code contracts/schemas/metrics-tick.v1.schema.json}.
 *
 * @param backend where new keys go.
 * @param entries keys held.
 * @param loadFactor share of slots in use.
 * @param tombstoneRatio share of slots that hold a tombstone.
 * @param migrations complete moves between backends.
 * @param compactions tables freed of tombstones.
 */
record StoreFacts(
        String backend, long entries, double loadFactor, double tombstoneRatio, long migrations, long compactions) {
    static final StoreFacts NONE = new StoreFacts("-", 0, 0, 0, 0, 0);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Reads a line; {@link #NONE} if it is empty. */
    static StoreFacts of(final String tick) {
        if (tick.isEmpty()) {
            return NONE;
        }
        final JsonNode json = MAPPER.readTree(tick);
        return new StoreFacts(
                json.path("backend").asString(),
                json.path("entries").asLong(),
                json.path("load_factor").asDouble(),
                json.path("tombstone_ratio").asDouble(),
                json.path("migrations").asLong(),
                json.path("compactions").asLong());
    }
}
