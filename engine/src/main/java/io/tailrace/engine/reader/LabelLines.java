package io.tailrace.engine.reader;

import io.tailrace.engine.descriptor.EngineLabelRules;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Reads further base labels from the end of an epoch frame. Outputs write names unescaped, so they must keep to the rules. */
final class LabelLines {
    private static final int HEADER_LENGTH = 2;

    private LabelLines() {}

    /**
     * Reads them from where the field before them ends. Frames before 1.4 end there; whether one does is taken from its length and not from
     * its header.
     */
    static Map<String, String> read(final FrameBody body, final int offset) {
        if (GroupShape.dataEnd(body.buffer(), offset, body.end(), 1) > body.end()) {
            return Map.of();
        }
        final int length = body.buffer().getShort(offset, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
        final byte[] text = new byte[length];
        body.buffer().getBytes(offset + HEADER_LENGTH, text);
        return parse(new String(text, StandardCharsets.UTF_8));
    }

    private static Map<String, String> parse(final String text) {
        final Map<String, String> labels = new TreeMap<>();
        final String[] lines = text.isEmpty() ? new String[0] : text.split("\n");
        for (int i = 0; i + 1 < lines.length; i += 2) {
            labels.put(lines[i], lines[i + 1]);
        }
        if (2 * labels.size() != lines.length || !labels.keySet().stream().allMatch(EngineLabelRules::isExtraName)) {
            throw new BadContentException(
                    "an epoch's further labels are outside the Prometheus grammar or there twice");
        }
        return labels;
    }
}
