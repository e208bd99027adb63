package io.tailrace.codec.entry.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EntryMetrics;
import io.tailrace.codec.entry.EntryReader;
import io.tailrace.codec.entry.EventData;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.codec.entry.Proposal;
import io.tailrace.codec.entry.RawJson;
import io.tailrace.codec.entry.TelemetryEntry;
import io.tailrace.codec.sbe.TelemetryEntryDecoder;
import io.tailrace.codec.sbe.TelemetryEntryEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** From an entry into a slot, and back. */
class EntryMessageTest {
    private static final int OFFSET = 16;
    private static final byte UNTOUCHED = 0x77;
    private static final EntryMetrics METRICS =
            EntryMetrics.NONE.withCpuUsagePct(1.5f).withMemoryMb(-1).withThroughputPerSec(0);

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4_096]);
    private final EntryDecoder decoder = new EntryDecoder();
    private int length = 2_048;

    @Test
    void shouldGiveEveryEntryBackAsItWas() throws IOException {
        for (final String line : lines()) {
            final TelemetryEntry entry = EntryReader.read(line);
            assertTrue(encode(entry), line);
            assertEquals(entry, decode(), line);
            assertFalse(decoder.isCut(), line);
        }
    }

    @Test
    void shouldGiveBackWhatIsKnownOfTheMetrics() {
        for (int known = 0; known < 32; known++) {
            EntryMetrics metrics = EntryMetrics.NONE;
            metrics = (known & 1) == 0 ? metrics : metrics.withCpuUsagePct(Float.MIN_VALUE);
            metrics = (known & 2) == 0 ? metrics : metrics.withGpuUsagePct(-0f);
            metrics = (known & 4) == 0 ? metrics : metrics.withMemoryMb(Long.MIN_VALUE);
            metrics = (known & 8) == 0 ? metrics : metrics.withGpuMemoryMb(0);
            metrics = (known & 16) == 0 ? metrics : metrics.withThroughputPerSec(Double.MAX_VALUE);
            final TelemetryEntry entry = entry(new EventData.MemoryPressure(1, 2), Optional.of(metrics));
            encode(entry);
            assertEquals(entry, decode());
        }
    }

    @Test
    void shouldCutATextBehindACodePointAndSaySo() {
        length = EntrySlot.LEAST_LENGTH;
        final String text = "x" + "😀".repeat(200);
        encode(entry(new EventData.AdapterStopped(text), Optional.of(METRICS)));

        final EventData.AdapterStopped stopped = (EventData.AdapterStopped) decode().event();

        assertTrue(decoder.isCut());
        final int bytes = stopped.reason().getBytes(StandardCharsets.UTF_8).length;
        assertTrue(text.startsWith(stopped.reason()) && bytes % 4 == 1 && bytes > 300, stopped.reason());
        assertUntouchedBehind(length);
    }

    @Test
    void shouldMakeAStringOfAConfigurationThatIsCut() {
        length = EntrySlot.LEAST_LENGTH;
        encode(entry(
                new EventData.AdapterStarted(RawJson.of("{\"a\":\"" + "\\\"".repeat(900) + "\"}")), Optional.empty()));

        final String config =
                ((EventData.AdapterStarted) decode().event()).config().text();

        assertTrue(decoder.isCut());
        assertTrue(config.startsWith("\"{\\\"a\\\":"), config);
        assertEquals(config, RawJson.of(config).text());
    }

    @Test
    void shouldCutTheNameOfAKernel() {
        final String name = "ö".repeat(100);
        encode(new TelemetryEntry(
                new UUID(1, 2),
                3,
                new ComponentId.GpuKernel(name),
                EventLevel.Known.INFO,
                new EventData.MemoryPressure(1, 2),
                Optional.empty(),
                Optional.empty()));

        assertEquals(new ComponentId.GpuKernel("ö".repeat(64)), decode().component());
        assertTrue(decoder.isCut());
    }

    @Test
    void shouldLeaveOutTheProposalsThatDoNotFit() {
        for (length = EntrySlot.LEAST_LENGTH; length < 1_024; length++) {
            final List<Proposal> proposals =
                    Collections.nCopies(999, new Proposal(new ComponentId.GpuKernel("kernel"), 0xFFFF_FFFFL));
            encode(entry(new EventData.ConsensusConflict(7, proposals), Optional.of(METRICS)));

            final TelemetryEntry found = decode();

            assertTrue(decoder.isCut());
            assertEquals(Optional.of(METRICS), found.metrics());
            final int fitting =
                    ((EventData.ConsensusConflict) found.event()).proposals().size();
            assertEquals(proposals.subList(0, fitting), ((EventData.ConsensusConflict) found.event()).proposals());
            final int left = length - TelemetryEntryEncoder.BLOCK_LENGTH - 37 - 4 - 2 - 2 - fitting * 13;
            assertTrue(left >= 0 && left < 13, () -> "room for one more: " + left + " bytes");
            assertUntouchedBehind(length);
        }
    }

    @Test
    void shouldRefuseAnEntryOfALaterVersionThatDoesNotFitWhole() {
        length = EntrySlot.LEAST_LENGTH;
        final String line =
                "{\"id\":\"00000000-0000-0001-0000-000000000002\",\"timestamp\":1,\"component\":\"Orchestrator\","
                        + "\"level\":\"Info\",\"event\":{\"type\":\"Later\",\"text\":\"" + "x".repeat(500)
                        + "\"},\"correlation_id\":null,\"metrics\":null}";

        assertFalse(encode(EntryReader.read(line)));
        assertUntouchedBehind(length);
        length = 2_048;
        assertTrue(encode(EntryReader.read(line)));
        assertEquals(EntryReader.read(line), decode());
    }

    @Test
    void shouldReadNumbersOfALaterVersionAsSomethingUnknown() {
        encode(entry(new EventData.MemoryPressure(1, 2), Optional.empty()));
        final TelemetryEntryEncoder encoder = new TelemetryEntryEncoder().wrap(buffer, OFFSET);
        encoder.component((short) 99).level((short) 6).kind((short) 12);

        final TelemetryEntry entry = decode();

        assertEquals("\"component 99\"", entry.component().label());
        assertEquals("\"level 6\"", entry.level().label());
        assertEquals("kind 12", entry.event().type());
    }

    @Test
    void shouldNotReadWhatNoEntrySays() {
        final TelemetryEntryEncoder encoder = new TelemetryEntryEncoder();
        encode(entry(new EventData.ConsensusProposed(1, 2, 0.5), Optional.empty()));
        encoder.wrap(buffer, OFFSET).real1(Double.NaN);
        assertThrows(IllegalArgumentException.class, this::decode);
        encoder.wrap(buffer, OFFSET).real1(1).count2(1L << 32);
        assertThrows(IllegalArgumentException.class, this::decode);
        encoder.wrap(buffer, OFFSET).count2(1).timestampUs(-1);
        assertThrows(IllegalArgumentException.class, this::decode);
        encoder.wrap(buffer, OFFSET).timestampUs(1).kind((short) EntryCodes.JSON);
        assertThrows(RuntimeException.class, this::decode);
    }

    private boolean encode(final TelemetryEntry entry) {
        buffer.setMemory(0, buffer.capacity(), UNTOUCHED);
        final EntrySlot slot = new EntrySlot(buffer, OFFSET, length);
        final boolean isIn = EntryEncoder.encode(entry, slot);
        assertEquals(isIn, slot.lengthInBytes() > 0);
        assertTrue(slot.lengthInBytes() <= length);
        return isIn;
    }

    private TelemetryEntry decode() {
        return decoder.wrap(buffer, OFFSET, TelemetryEntryDecoder.BLOCK_LENGTH, TelemetryEntryDecoder.SCHEMA_VERSION)
                .entry();
    }

    private void assertUntouchedBehind(final int slotLength) {
        for (int i = OFFSET + slotLength; i < buffer.capacity(); i++) {
            assertEquals(UNTOUCHED, buffer.getByte(i));
        }
    }

    private static TelemetryEntry entry(final EventData event, final Optional<EntryMetrics> metrics) {
        return new TelemetryEntry(
                new UUID(1, 2),
                3,
                ComponentId.Plain.ORCHESTRATOR,
                EventLevel.Known.INFO,
                event,
                Optional.of(new UUID(0, 0)),
                metrics);
    }

    private static List<String> lines() throws IOException {
        try (InputStream file = EntryReader.class.getResourceAsStream("entries.jsonl")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
