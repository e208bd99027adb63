package io.tailrace.engine.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.codec.sbe.ExemplarsDecoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Exemplar frames, which frame version 1.1 added. */
class ExemplarFramesTest {
    private static final int TEMPLATE_ID_OFFSET = FrameLayout.MESSAGE_HEADER_OFFSET + 2;
    private static final int VERSION_OFFSET = FrameLayout.MESSAGE_HEADER_OFFSET + 6;

    private final RecordingListener heard = new RecordingListener();
    private final List<Exemplar> exemplars = new ArrayList<>();

    @Test
    void shouldTellEachExemplar() {
        read(Shop.open(1).exemplar(Shop.LATENCY, 2_000).exemplar(Shop.LATENCY, 3_000));

        assertEquals(List.of(), heard.badFrames);
        assertEquals(
                List.of(2_000L, 3_000L), exemplars.stream().map(Exemplar::value).toList());
        assertEquals(Shop.LATENCY, exemplars.get(0).series().seriesId());
    }

    @Test
    void shouldRefuseWhatNoExemplarCanBe() {
        assertBad(Shop.LATENCY, -1);
        assertBad(Shop.LATENCY, Long.MAX_VALUE);
        assertBad(Shop.ORDERS, 5);
        assertBad(12_345, 5);
    }

    @Test
    void shouldPassOverAnUnknownSeriesWhereFramesWereMissed() {
        final FrameFixture frames = Shop.open(1).from(1, 100).exemplar(12_345, 5);
        read(frames);

        assertEquals(List.of(), heard.badFrames);
        assertEquals(List.of(), exemplars);
    }

    @Test
    void shouldReadAJournalOfTheVersionBefore() {
        final FrameFixture frames = Shop.open(1)
                .snapshotPart(1, 0, new PartFixture().counter(Shop.ORDERS, 5))
                .snapshotCommit(1, 1);
        for (final byte[] frame : frames.frames()) {
            assertTrue(frame[VERSION_OFFSET] > 0);
            frame[VERSION_OFFSET] = 0;
            Hostile.reseal(frame);
        }
        read(frames);

        assertEquals(List.of(), heard.badFrames);
        assertEquals(5, heard.snapshots.get(0).values().counters().get(0).total());
    }

    @Test
    void shouldPassOverAMessageOfALaterVersion() {
        final FrameFixture frames = Shop.open(1).exemplar(Shop.LATENCY, 2_000);
        final byte[] later = frames.frames().get(frames.frames().size() - 1);
        assertEquals(ExemplarsDecoder.TEMPLATE_ID, later[TEMPLATE_ID_OFFSET]);
        later[TEMPLATE_ID_OFFSET] = 99;
        later[VERSION_OFFSET] = 9;
        Hostile.reseal(later);
        frames.snapshotPart(1, 0, new PartFixture().counter(Shop.ORDERS, 5)).snapshotCommit(1, 1);
        read(frames);

        assertEquals(List.of(), heard.badFrames);
        assertEquals(List.of(), exemplars);
        assertEquals(1, heard.snapshots.size());
    }

    private void assertBad(final int seriesId, final long value) {
        heard.badFrames.clear();
        read(Shop.open(1).exemplar(seriesId, value));

        assertEquals(1, heard.badFrames.size(), () -> value + " of series " + seriesId);
        assertEquals(List.of(), exemplars);
    }

    private void read(final FrameFixture frames) {
        frames.writeTo(new FrameReader(heard));
        frames.writeTo(new FrameReader(new FrameListener() {
            @Override
            public void onExemplar(final Exemplar exemplar) {
                exemplars.add(exemplar);
            }
        }));
    }
}
