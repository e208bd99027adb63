package io.tailrace.codec.entry;

import io.tailrace.codec.prometheus.TextBuffer;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Writes entries as serde_json writes the seed's types: fields in their order, null for what is not there, unknown fields behind the known
 * ones. Makes no tree; into a buffer that is used again it allocates for strings with escapes and numbers from 2^63 on, and nothing else. No state: any thread.
 */
public final class EntryWriter {
    private static final int ROOM_IN_BYTES = 512;

    private EntryWriter() {}

    /**
     * Writes an entry as text.
     *
     * @param entry any.
     * @return one line, without its end.
     */
    public static String toJson(final TelemetryEntry entry) {
        final TextBuffer out = new TextBuffer(ROOM_IN_BYTES);
        write(entry, out);
        return out.toString();
    }

    /**
     * Writes an entry behind what is in a buffer.
     *
     * @param entry any.
     * @param out takes one line, without its end.
     */
    public static void write(final TelemetryEntry entry, final TextBuffer out) {
        out.put("{\"id\":");
        JsonText.putUuid(entry.id(), out);
        out.put(",\"timestamp\":");
        out.put(entry.timestampUs());
        out.put(",\"component\":");
        writeComponent(entry.component(), out);
        out.put(",\"level\":");
        writeLevel(entry.level(), out);
        out.put(",\"event\":");
        EventWriter.write(entry.event(), entry.extra().event(), out);
        out.put(",\"correlation_id\":");
        putId(entry.correlationId(), out);
        out.put(",\"metrics\":");
        if (entry.metrics().isPresent()) {
            writeMetrics(entry.metrics().get(), entry.extra().metrics(), out);
        } else {
            out.put("null");
        }
        end(entry.extra().entry(), out);
    }

    static void writeComponent(final ComponentId component, final TextBuffer out) {
        if (component instanceof ComponentId.Plain plain) {
            JsonText.putString(plain.label(), out);
        } else if (component instanceof ComponentId.GpuKernel kernel) {
            out.put("{\"GPUKernel\":");
            JsonText.putString(kernel.name(), out);
            out.put('}');
        } else if (component instanceof ComponentId.Unknown unknown) {
            out.put(unknown.json().text());
        }
    }

    /** Ends an object with the fields of a later version. */
    static void end(final String extra, final TextBuffer out) {
        if (!extra.isEmpty()) {
            out.put(',');
            out.put(extra);
        }
        out.put('}');
    }

    private static void writeLevel(final EventLevel level, final TextBuffer out) {
        if (level instanceof EventLevel.Unknown unknown) {
            out.put(unknown.json().text());
        } else {
            JsonText.putString(level.label(), out);
        }
    }

    private static void writeMetrics(final EntryMetrics metrics, final String extra, final TextBuffer out) {
        out.put("{\"cpu_usage_pct\":");
        putFloat(metrics.cpuUsagePct(), out);
        out.put(",\"gpu_usage_pct\":");
        putFloat(metrics.gpuUsagePct(), out);
        out.put(",\"memory_mb\":");
        putCount(metrics.memoryMb(), out);
        out.put(",\"gpu_memory_mb\":");
        putCount(metrics.gpuMemoryMb(), out);
        out.put(",\"throughput_per_sec\":");
        putDouble(metrics.throughputPerSec(), out);
        end(extra, out);
    }

    private static void putId(final Optional<UUID> id, final TextBuffer out) {
        if (id.isPresent()) {
            JsonText.putUuid(id.get(), out);
        } else {
            out.put("null");
        }
    }

    private static void putFloat(final Optional<Float> value, final TextBuffer out) {
        if (value.isPresent()) {
            out.putSerde(value.get().floatValue());
        } else {
            out.put("null");
        }
    }

    private static void putDouble(final OptionalDouble value, final TextBuffer out) {
        if (value.isPresent()) {
            out.putSerde(value.getAsDouble());
        } else {
            out.put("null");
        }
    }

    private static void putCount(final OptionalLong value, final TextBuffer out) {
        if (value.isPresent()) {
            JsonText.putUnsigned(value.getAsLong(), out);
        } else {
            out.put("null");
        }
    }
}
