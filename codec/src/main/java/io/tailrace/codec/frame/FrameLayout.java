package io.tailrace.codec.frame;

/**
 * Where the parts of a frame lie; nobody else adds these offsets up. All numbers are little-endian.
 *
 * <pre>
 *   0               4               8                              16              24
 *  +---------------+---------------+-------------------------------+---------------+---------------- - -
 *  | CRC32C        | epoch         | frame sequence                | SBE header    | SBE message
 *  +---------------+---------------+-------------------------------+---------------+---------------- - -
 *                  |&lt;--------------------- covered by the CRC32C ------------------------------------- - -
 * </pre>
 *
 * The frame's length is that of the log's entry that holds it.
 */
public final class FrameLayout {
    /** CRC32C (Castagnoli) of all bytes behind it, uint32. */
    public static final int CRC_OFFSET = 0;
    /** Epoch, uint32, from 1. */
    public static final int EPOCH_OFFSET = 4;
    /** Frame sequence in the epoch, int64, from 1. */
    public static final int SEQUENCE_OFFSET = 8;
    /** SBE message header: block length, template id, schema id and version, uint16 each. */
    public static final int MESSAGE_HEADER_OFFSET = 16;
    /** First byte of the SBE message's block. */
    public static final int MESSAGE_OFFSET = 24;
    /** No frame is longer: 64 KiB. */
    public static final int MAX_FRAME_LENGTH = 64 * 1024;

    /** Schema id of major version 0; the id of major version n is n higher. */
    static final int SCHEMA_ID_BASE = 21_000;

    static final int SCHEMA_ID_LIMIT = 22_000;

    private FrameLayout() {}
}
