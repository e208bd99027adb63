package io.tailrace.codec.prometheus.protobuf;

import io.tailrace.codec.prometheus.FamilyType;
import io.tailrace.codec.prometheus.NameEscaping;

/**
 * The head of a family's message, laid out once. A family on a page is its head and, behind it, the rows of its series, each as
 * {@link ProtobufRow} wrote it. Immutable, safe for any thread.
 */
public final class ProtobufFamily {
    private final byte[] head;

    /**
     * Lays out the head.
     *
     * @param name as it was described: a counter's with {@code _total}.
     * @param type of the family.
     * @param help any text; may be empty.
     * @param unit for example {@code seconds}; empty for none.
     * @param escaping of the page.
     * @throws IllegalArgumentException if the name is empty.
     */
    public ProtobufFamily(
            final String name,
            final FamilyType type,
            final String help,
            final String unit,
            final NameEscaping escaping) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a family needs a name");
        }
        final MessageBuffer out = new MessageBuffer(256);
        out.text(Fields.FAMILY_NAME, escaping.escape(name));
        if (!help.isEmpty()) {
            out.text(Fields.FAMILY_HELP, help);
        }
        out.varint(Fields.FAMILY_TYPE, number(type));
        if (!unit.isEmpty()) {
            out.text(Fields.FAMILY_UNIT, unit);
        }
        head = out.toByteArray();
    }

    /**
     * Begins the family on a page. Rows of exactly the length told must follow. A family without rows is left out, as scrapers refuse it.
     *
     * @param rowsLengthInBytes of all its rows together.
     * @param out takes it.
     */
    public void begin(final int rowsLengthInBytes, final MessageBuffer out) {
        if (rowsLengthInBytes > 0) {
            out.putVarint((long) head.length + rowsLengthInBytes);
            out.put(head);
        }
    }

    private static int number(final FamilyType type) {
        return switch (type) {
            case COUNTER -> 0;
            case GAUGE -> 1;
            case SUMMARY -> 2;
            case UNTYPED -> 3;
            case HISTOGRAM -> 4;
        };
    }
}
