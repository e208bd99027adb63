package io.tailrace.codec.entry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;

/** Entries of every kind with anything in them. */
final class RandomEntries {
    private static final int KINDS = 12;
    private static final List<EventLevel> LEVELS = List.of(EventLevel.Known.values());
    private static final List<ComponentId> COMPONENTS = List.of(ComponentId.Plain.values());

    private final SplittableRandom random;

    RandomEntries(final SplittableRandom random) {
        this.random = random;
    }

    TelemetryEntry next() {
        return new TelemetryEntry(
                id(),
                random.nextLong() >>> random.nextInt(1, 64),
                component(),
                random.nextInt(8) == 0
                        ? new EventLevel.Unknown(RawJson.of("{\"Other\":" + json(3) + "}"))
                        : LEVELS.get(random.nextInt(LEVELS.size())),
                event(),
                random.nextBoolean() ? Optional.of(id()) : Optional.empty(),
                random.nextBoolean() ? Optional.of(metrics()) : Optional.empty());
    }

    private EventData event() {
        return switch (random.nextInt(KINDS)) {
            case 0 -> new EventData.AdapterStarted(RawJson.of(json(5)));
            case 1 -> new EventData.AdapterStopped(text());
            case 2 -> new EventData.ProcessingStarted(random.nextLong(), random.nextLong(), text());
            case 3 -> new EventData.ProcessingCompleted(u32(), number(), random.nextLong());
            case 4 -> new EventData.ProcessingFailed(text(), random.nextBoolean());
            case 5 -> new EventData.ConsensusProposed(random.nextLong(), u32(), number());
            case 6 -> new EventData.ConsensusReached(random.nextLong(), u32(), number());
            case 7 ->
                new EventData.ConsensusConflict(
                        random.nextLong(),
                        Stream.generate(() -> new Proposal(component(), u32()))
                                .limit(random.nextInt(4))
                                .toList());
            case 8 -> new EventData.MemoryAllocation(random.nextLong(), text());
            case 9 -> new EventData.MemoryPressure(random.nextLong(), random.nextLong());
            case 10 -> new EventData.PerformanceCheckpoint(text(), number(), number());
            default -> new EventData.Unknown("New", RawJson.of("{\"type\":\"New\",\"a\":" + json(4) + "}"));
        };
    }

    private ComponentId component() {
        return switch (random.nextInt(9)) {
            case 7 -> new ComponentId.GpuKernel(text());
            case 8 -> new ComponentId.Unknown(RawJson.of("{\"New\":" + json(2) + "}"));
            default -> COMPONENTS.get(random.nextInt(COMPONENTS.size()));
        };
    }

    private EntryMetrics metrics() {
        return new EntryMetrics(
                random.nextBoolean() ? Optional.of(smallNumber()) : Optional.empty(),
                random.nextBoolean() ? Optional.of(smallNumber()) : Optional.empty(),
                random.nextBoolean() ? OptionalLong.of(random.nextLong()) : OptionalLong.empty(),
                random.nextBoolean() ? OptionalLong.of(random.nextLong()) : OptionalLong.empty(),
                random.nextBoolean() ? OptionalDouble.of(number()) : OptionalDouble.empty());
    }

    private String json(final int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> "null";
            case 1 -> random.nextBoolean() ? "true" : "false";
            case 2 -> Double.toString(number());
            case 3 -> Long.toString(random.nextLong());
            case 4 -> JsonText.quoted(text());
            case 5 -> "[" + json(depth - 1) + "," + json(depth - 1) + "]";
            default -> "{\"a\":" + json(depth - 1) + "," + JsonText.quoted("b" + text()) + ":" + json(depth - 1) + "}";
        };
    }

    /** Any code points, of the planes that have most surprises: controls, quotes, latin, beyond 16 bits. */
    private String text() {
        final List<Integer> ends = List.of(0x20, 0x80, 0x800, 0xD800, 0x11_0000);
        final StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            final int codePoint = random.nextInt(ends.get(random.nextInt(ends.size())));
            text.appendCodePoint(codePoint >= 0xD800 && codePoint < 0xE000 ? '"' : codePoint);
        }
        return text.toString();
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private long u32() {
        return random.nextLong(1L << 32);
    }

    private double number() {
        final double any = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(any) && random.nextBoolean() ? any : random.nextInt(100) / 4.0;
    }

    private float smallNumber() {
        final float any = Float.intBitsToFloat(random.nextInt());
        return Float.isFinite(any) ? any : 1;
    }
}
