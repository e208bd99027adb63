package io.tailrace.engine.reader.replay;

import io.tailrace.engine.reader.SeriesInfo;
import java.nio.charset.StandardCharsets;

/**
 * Names a series in an interval log: {@code name} or {@code name{label=value;label=value}}. A tag there has no comma and no space, so what
 * could be taken for one is written as in a URL, {@code %20}.
 */
final class HlogTag {
    private static final String RESERVED = "%,;={}\"#";

    private HlogTag() {}

    static String of(final SeriesInfo series) {
        final StringBuilder tag = new StringBuilder();
        escape(series.metric().name(), tag);
        for (int i = 0; i < series.labelValues().size(); i++) {
            tag.append(i == 0 ? '{' : ';');
            escape(series.metric().labelNames().get(i), tag);
            tag.append('=');
            escape(series.labelValues().get(i), tag);
        }
        return series.labelValues().isEmpty() ? tag.toString() : tag.append('}').toString();
    }

    private static void escape(final String text, final StringBuilder tag) {
        for (final byte next : text.getBytes(StandardCharsets.UTF_8)) {
            final char character = (char) (next & 0xFF);
            if (character <= ' ' || character >= 0x7F || RESERVED.indexOf(character) >= 0) {
                tag.append('%')
                        .append(Character.toUpperCase(Character.forDigit(character >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(character & 15, 16)));
            } else {
                tag.append(character);
            }
        }
    }
}
