package io.tailrace.cli.journal;

import io.tailrace.cli.console.Json;
import io.tailrace.cli.console.Text;
import io.tailrace.cli.contracts.text.Printable;
import io.tailrace.engine.reader.ChannelRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** Something that a journal tells, as names and values in their order; as a line of text or of JSON. One thread. */
final class TailEvent {
    /** What each line says of itself. */
    static final String SCHEMA = "tailrace.tail.v1";

    private static final long NO_TIME = Long.MIN_VALUE;
    private static final int TIME_LENGTH = Text.moment(0).length();

    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final String type;
    private final int epoch;
    private final long timeNs;

    private TailEvent(final String type, final int epoch, final long timeNs) {
        this.type = type;
        this.epoch = epoch;
        this.timeNs = timeNs;
    }

    /** Something that happened at a time, ns since 1970. */
    static TailEvent at(final String type, final int epoch, final long timeNs) {
        return new TailEvent(type, epoch, timeNs);
    }

    /** Something of which no time is told. */
    static TailEvent of(final String type, final int epoch) {
        return new TailEvent(type, epoch, NO_TIME);
    }

    TailEvent with(final String name, final String value) {
        fields.put(name, value);
        return this;
    }

    TailEvent with(final String name, final long value) {
        fields.put(name, value);
        return this;
    }

    TailEvent with(final String name, final boolean value) {
        fields.put(name, value);
        return this;
    }

    TailEvent withTexts(final String name, final Collection<String> values) {
        fields.put(name, List.copyOf(values));
        return this;
    }

    TailEvent withRanges(final String name, final List<ChannelRange> ranges) {
        fields.put(name, ranges);
        return this;
    }

    /** A JSON value as it stands. */
    TailEvent withJson(final String name, final String json) {
        fields.put(name, new RawText(json));
        return this;
    }

    String text() {
        final StringBuilder line = new StringBuilder()
                .append(timeNs == NO_TIME ? " ".repeat(TIME_LENGTH) : Text.moment(timeNs))
                .append("  epoch ")
                .append(epoch)
                .append("  ")
                .append(type);
        fields.forEach((name, value) ->
                line.append(name.equals(type) ? " " : "  " + name + " ").append(text(value)));
        return line.toString();
    }

    private static String text(final Object value) {
        if (!(value instanceof List<?> list)) {
            return onOneLine(value);
        }
        final List<String> texts = new ArrayList<>();
        for (final Object element : list) {
            texts.add(element instanceof ChannelRange range ? text(range) : onOneLine(element));
        }
        return texts.isEmpty() ? "none" : String.join(" ", texts);
    }

    /** Names and labels may be any text; on a terminal they forge no line. */
    private static String onOneLine(final Object value) {
        final String text = String.valueOf(value);
        return text.chars().anyMatch(Character::isISOControl) ? Printable.of(text) : text;
    }

    private static String text(final ChannelRange range) {
        return range.channel() + "["
                + (range.samples() == 0 ? "" : range.firstSequence() + ".." + range.lastSequence()) + "]"
                + (range.refused() == 0 ? "" : "-" + range.refused());
    }

    String json() {
        return Json.object(object -> {
            object.writeStringProperty("schema", SCHEMA);
            object.writeStringProperty("type", type);
            object.writeNumberProperty("epoch", epoch);
            if (timeNs != NO_TIME) {
                object.writeStringProperty("t", Text.moment(timeNs));
            }
            fields.forEach((name, value) -> {
                object.writeName(name);
                write(object, value);
            });
        });
    }

    private static void write(final JsonGenerator json, final Object value) {
        if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof RawText raw) {
            json.writeRawValue(raw.text());
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            list.forEach(element -> write(json, element));
            json.writeEndArray();
        } else if (value instanceof ChannelRange range) {
            json.writeStartObject();
            json.writeStringProperty("channel", range.channel());
            json.writeNumberProperty("first", range.firstSequence());
            json.writeNumberProperty("last", range.lastSequence());
            json.writeNumberProperty("refused", range.refused());
            json.writeEndObject();
        } else {
            json.writeString(String.valueOf(value));
        }
    }

    /** JSON as it stands. */
    private record RawText(String text) {
        @Override
        public String toString() {
            return text;
        }
    }
}
