package io.tailrace.codec.entry;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Reads entries from JSON of any origin. Optional fields that are missing read as null does; unknown fields, components, levels and kinds are
 * kept and written again. Known fields must have the type and range that the seed gives them. No state: any thread.
 */
public final class EntryReader {
    /** As deep as an entry may be, which is serde_json's limit. */
    public static final int DEEPEST = 128;

    /** As long as an entry may be, in characters. */
    public static final int LONGEST = 1 << 20;

    private static final int MOST_BYTES_A_CHARACTER = 3;

    private EntryReader() {}

    /**
     * Reads an entry.
     *
     * @param utf8 one JSON object and nothing else but spaces.
     * @return the entry.
     * @throws BadEntryException if it is none; the only exception, whatever the bytes are.
     */
    public static TelemetryEntry read(final byte[] utf8) {
        return read(utf8, 0, utf8.length);
    }

    /**
     * Reads an entry that is a part of an array.
     *
     * @param utf8 one JSON object from {@code offset} on, and nothing else but spaces.
     * @param offset of the first byte.
     * @param length in bytes.
     * @return the entry.
     * @throws BadEntryException if it is none.
     * @throws IndexOutOfBoundsException if the array has no such part.
     */
    public static TelemetryEntry read(final byte[] utf8, final int offset, final int length) {
        final ByteBuffer bytes = ByteBuffer.wrap(utf8, offset, length);
        if (length > LONGEST * MOST_BYTES_A_CHARACTER) {
            throw new BadEntryException("", "has " + length + " bytes, at most " + LONGEST + " characters are taken");
        }
        try {
            return read(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (final CharacterCodingException bad) {
            throw new BadEntryException("", "is not UTF-8, at byte " + (bytes.position() - offset));
        }
    }

    /**
     * Reads an entry.
     *
     * @param json one JSON object and nothing else but spaces.
     * @return the entry.
     * @throws BadEntryException if it is none.
     */
    public static TelemetryEntry read(final String json) {
        final Fields fields;
        try (Document document = Document.open(json, "")) {
            fields = document.object();
            document.expectEnd();
        }
        final Field event = fields.take("event");
        final Fields eventFields = event.object();
        final Optional<Fields> metricFields = fields.takeOptional("metrics", Field::object);
        return new TelemetryEntry(
                fields.take("id").uuid(),
                fields.take("timestamp").timestampUs(),
                Variants.component(fields.take("component")),
                Variants.level(fields.take("level")),
                EventReader.read(event, eventFields),
                fields.takeOptional("correlation_id", Field::uuid),
                metricFields.map(EntryReader::metrics),
                ExtraFields.of(
                        fields.rest(),
                        eventFields.rest(),
                        metricFields.map(Fields::rest).orElse("")));
    }

    private static EntryMetrics metrics(final Fields fields) {
        return new EntryMetrics(
                fields.takeOptional("cpu_usage_pct", Field::f32),
                fields.takeOptional("gpu_usage_pct", Field::f32),
                count(fields, "memory_mb"),
                count(fields, "gpu_memory_mb"),
                fields.takeOptional("throughput_per_sec", Field::f64)
                        .map(OptionalDouble::of)
                        .orElseGet(OptionalDouble::empty));
    }

    private static OptionalLong count(final Fields fields, final String name) {
        return fields.takeOptional(name, Field::u64).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }
}
