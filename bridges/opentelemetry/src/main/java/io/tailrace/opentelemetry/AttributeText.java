package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.Value;
import java.util.List;
import java.util.stream.Collectors;

/** Attribute values as text: lists as JSON, all else as it is. */
final class AttributeText {
    private static final char FIRST_PRINTABLE = ' ';

    private AttributeText() {}

    static String of(final String typeName, final Object value) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(one -> one instanceof String text ? quoted(text) : String.valueOf(one))
                    .collect(Collectors.joining(",", "[", "]"));
        }
        return typeName.equals("VALUE") ? ofValue(value) : value.toString();
    }

    /** Apart, because older APIs have no such class. */
    private static String ofValue(final Object value) {
        return ((Value<?>) value).asString();
    }

    private static String quoted(final String text) {
        final StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < FIRST_PRINTABLE) {
                        out.append(String.format("\\u%04X", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }
}
