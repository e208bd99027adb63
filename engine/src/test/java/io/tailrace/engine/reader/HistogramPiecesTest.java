package io.tailrace.engine.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Histograms whose payload goes on over several parts. */
final class HistogramPiecesTest {
    private static final Histogram LATENCIES = Shop.latencies(1_500, 20_000, 300_000, 4_000_000);
    private static final int LENGTH = PartFixture.payload(LATENCIES).length;

    private final RecordingListener heard = new RecordingListener();
    private final FrameReader reader = new FrameReader(heard);

    @Test
    void shouldPutPiecesTogether() {
        Shop.open(1)
                .snapshotPart(1, 0, piece(0, 10))
                .snapshotPart(1, 1, piece(10, 45))
                .snapshotPart(1, 2, piece(45, LENGTH).histogram(Shop.LATENCY, Shop.latencies(9_000)))
                .snapshotCommit(1, 3)
                .writeTo(reader);

        final List<HistogramValue> histograms = heard.snapshots.get(0).values().histograms();
        assertEquals(LATENCIES, histograms.get(0).histogram());
        assertEquals(4, histograms.get(0).count());
        assertEquals(Shop.latencies(9_000), histograms.get(1).histogram());
    }

    @Test
    void shouldDropASnapshotWithAPieceMissingAtTheEnd() {
        Shop.open(1).snapshotPart(1, 0, piece(0, 10)).snapshotCommit(1, 1).writeTo(reader);

        assertDropped("speaks of 1 parts");
    }

    @Test
    void shouldDropASnapshotWithAPieceMissingInTheMiddle() {
        Shop.open(1)
                .snapshotPart(1, 0, piece(0, 10))
                .snapshotPart(1, 1, piece(11, LENGTH))
                .snapshotCommit(1, 2)
                .writeTo(reader);

        assertDropped("does not go on at byte 10");
    }

    @Test
    void shouldDropASnapshotWithPiecesOfPayloadsOfTwoLengths() {
        final byte[] rest = Arrays.copyOfRange(PartFixture.payload(LATENCIES), 10, LENGTH);
        Shop.open(1)
                .snapshotPart(1, 0, piece(0, 10))
                .snapshotPart(1, 1, new PartFixture().raw(Shop.LATENCY, LATENCIES, LENGTH + 1, 10, rest))
                .snapshotCommit(1, 2)
                .writeTo(reader);

        assertDropped("does not go on at byte 10");
    }

    @Test
    void shouldDropASnapshotThatBeginsWithALaterPiece() {
        Shop.open(1).snapshotPart(1, 0, piece(10, LENGTH)).snapshotCommit(1, 1).writeTo(reader);

        assertDropped("begins at byte 10");
    }

    @Test
    void shouldDropASnapshotWithAPieceThatIsTooLong() {
        final byte[] payload = Arrays.copyOf(PartFixture.payload(LATENCIES), LENGTH + 1);
        Shop.open(1)
                .snapshotPart(1, 0, new PartFixture().raw(Shop.LATENCY, LATENCIES, LENGTH, 0, payload))
                .snapshotCommit(1, 1)
                .writeTo(reader);

        assertDropped("has a piece of " + (LENGTH + 1) + " bytes");
    }

    @Test
    void shouldNotReserveWhatALengthOnlyClaims() {
        Shop.open(1)
                .snapshotPart(1, 0, new PartFixture().raw(Shop.LATENCY, LATENCIES, 0xFFFF_FFFEL, 0, new byte[50]))
                .snapshotCommit(1, 1)
                .writeTo(reader);

        assertDropped("of a payload of 4294967294");
    }

    @Test
    void shouldDropASnapshotWithAnEmptyPiece() {
        Shop.open(1).snapshotPart(1, 0, piece(0, 0)).snapshotCommit(1, 1).writeTo(reader);

        assertDropped("has a piece of 0 bytes");
    }

    private static PartFixture piece(final int from, final int to) {
        return new PartFixture().piece(Shop.LATENCY, LATENCIES, from, to);
    }

    private void assertDropped(final String reason) {
        assertEquals(List.of(), heard.snapshots);
        assertEquals(1, heard.badFrames.size(), heard.badFrames.toString());
        assertTrue(heard.badFrames.get(0).contains(reason), heard.badFrames.get(0));
    }
}
