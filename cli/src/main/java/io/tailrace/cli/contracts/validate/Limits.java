package io.tailrace.cli.contracts.validate;

/**
 * What bounds memory and time, whatever comes in.
 *
 * @param documentBytes of one document: a line, or a file that is one document.
 * @param nodes values in one document.
 */
record Limits(int documentBytes, int nodes) {
    /** Objects and arrays in each other. */
    static final int NESTING = 128;

    /** Schemas in each other, while they are applied. */
    static final int SCHEMA_DEPTH = 1_000;

    /** Bytes of a file that holds a schema. */
    static final int SCHEMA_BYTES = 4 << 20;

    /** Places at which a document is not as it should be: further ones are passed over. */
    static final int FAULTS_A_DOCUMENT = 1_000;

    private static final int LEAST_BYTES = 1 << 20;
    private static final int MOST_BYTES = 64 << 20;
    private static final int SHARE_OF_HEAP = 32;
    private static final int BYTES_A_NODE = 8;
    private static final long LEAST_STEPS = 200_000;
    private static final long STEPS_A_NODE = 200;

    /** Those that fit a heap, in bytes. */
    static Limits of(final long heap) {
        return ofDocument((int) Math.max(LEAST_BYTES, Math.min(MOST_BYTES, heap / SHARE_OF_HEAP)));
    }

    private static Limits ofDocument(final int bytes) {
        return new Limits(bytes, bytes / BYTES_A_NODE);
    }

    /** Keywords that may be looked at for a document of so many values. */
    static long steps(final int nodes) {
        return LEAST_STEPS + STEPS_A_NODE * nodes;
    }

    /** Of files that hold a schema. */
    static Limits ofSchemas() {
        return ofDocument(SCHEMA_BYTES);
    }
}
