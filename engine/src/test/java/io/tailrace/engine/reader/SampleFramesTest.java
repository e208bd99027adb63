package io.tailrace.engine.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.reader.audit.AuditFinding;
import io.tailrace.engine.reader.audit.FindingKind;
import io.tailrace.engine.reader.audit.FrameAudit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks of samples as a reader finds them, sound and others. */
class SampleFramesTest {
    private static final MetricDescriptor KEPT =
            MetricDescriptor.counter("kept_total").help("Kept.").retainSamples().build();

    private final List<String> told = new ArrayList<>();
    private final List<String> bad = new ArrayList<>();

    private final class Listener implements FrameListener {
        private final boolean readsSamples;

        Listener(final boolean readsSamples) {
            this.readsSamples = readsSamples;
        }

        @Override
        public boolean readsSamples() {
            return readsSamples;
        }

        @Override
        public void onSampleBlock(final SampleBlock block, final long position) {
            told.add(block.channel() + " " + block.fromSequence() + ".." + block.toSequence() + " "
                    + block.sampleCount());
            if (!readsSamples) {
                assertNull(block.samples());
                return;
            }
            final StringBuilder values = new StringBuilder();
            while (block.samples().next()) {
                values.append(' ').append(block.samples().value());
            }
            told.add(values.toString().trim());
        }

        @Override
        public void onBadFrame(final FrameVerdict verdict, final String reason, final long position) {
            bad.add(reason);
        }
    }

    private static FrameFixture begun() {
        return new FrameFixture()
                .epoch(1)
                .channelOpened(3, "worker")
                .descriptor(1, KEPT)
                .series(7, 1);
    }

    @Test
    void shouldTellABlockToWhoReadsSamples() {
        begun().sampleBlock(3, 7, 10, 14, 3).writeTo(new FrameReader(new Listener(true)));
        assertEquals(List.of("worker 10..14 3", "0 1 2"), told);
        assertEquals(List.of(), bad);
    }

    @Test
    void shouldLeaveTheSamplesAloneForWhoDoesNot() {
        final byte[] nonsense = {7, 7, 7, 7};
        begun().sampleBlock(3, 10, 14, 2, nonsense, 4).writeTo(new FrameReader(new Listener(false)));
        assertEquals(List.of("worker 10..14 2"), told);
        assertEquals(List.of(), bad);
    }

    @Test
    void shouldPassOverSamplesOfSeriesThatWereMissed() {
        final FrameFixture frames = begun();
        frames.skip(1)
                .sampleBlock(3, 8, 0, 2, 3)
                .sampleBlock(3, 7, 3, 3, 1)
                .writeTo(new FrameReader(new Listener(true)));
        assertEquals(List.of("worker 0..2 3", "", "worker 3..3 1", "0"), told);
        assertEquals(List.of(), bad);
    }

    @ParameterizedTest
    @CsvSource({
        "4, 7, 0, 2, 3, 'samples of channel 4, which is not open'",
        "3, 8, 0, 2, 3, 'a sample of series 8, which is not known'",
        "3, 7, 0, 1, 3, 'a block of 3 samples cannot cover the sequences 0 to 1'",
        "3, 7, 5, 3, 0, 'a block of 0 samples cannot cover the sequences 5 to 3'",
        "3, 7, -1, 3, 0, 'a block of 0 samples cannot cover the sequences -1 to 3'"
    })
    void shouldRefuseABlockThatContradictsItself(
            final int channel,
            final int series,
            final long from,
            final long to,
            final int samples,
            final String reason) {
        begun().sampleBlock(channel, series, from, to, samples)
                .sampleBlock(3, 7, 0, 0, 1)
                .writeTo(new FrameReader(new Listener(true)));
        assertEquals(1, bad.size());
        assertTrue(bad.get(0).startsWith(reason), bad.get(0));
        assertEquals(List.of("worker 0..0 1", "0"), told, "it goes on behind it");
    }

    @Test
    void shouldRefuseToBelieveMoreGivenUpThanThereAre() {
        begun().givenUp(3, 0, 9, 2, 11).givenUp(3, 0, 9, 2, 10).writeTo(new FrameReader(new Listener(true)));
        assertEquals(1, bad.size());
        assertEquals(List.of("worker 0..9 0", ""), told);
    }

    @Test
    void shouldFindWhatIsMissingOrThereTwiceInAnAudit() {
        assertEquals(List.of(), audit(counted(begun().sampleBlock(3, 7, 0, 4, 5), 10, 5)));
        assertEquals(List.of(FindingKind.SAMPLE_GAP), audit(counted(begun().sampleBlock(3, 7, 1, 4, 4), 6, 5)));
        final FrameFixture twice = begun().sampleBlock(3, 7, 0, 4, 5).sampleBlock(3, 7, 4, 4, 1);
        assertEquals(List.of(FindingKind.SAMPLE_DUPLICATE), audit(counted(twice, 10, 5)));
        final FrameFixture behind = counted(begun().sampleBlock(3, 7, 0, 4, 5), 10, 5);
        behind.sampleBlock(3, 7, 5, 9, 5);
        assertEquals(
                List.of(FindingKind.SAMPLE_GAP),
                audit(behind.snapshotPart(2, 0, new PartFixture().counter(7, 21))
                        .snapshotCommit(2, 1, new FrameFixture.Range(3, 5, 9, 0))),
                "the counter rises by 11, the samples by 10");
        final FrameFixture told = counted(begun().sampleBlock(3, 7, 0, 4, 5), 10, 5);
        told.givenUp(3, 5, 9, KEPT.priority().rank(), 5);
        assertEquals(
                List.of(),
                audit(told.snapshotPart(2, 0, new PartFixture().counter(7, 21))
                        .snapshotCommit(2, 1, new FrameFixture.Range(3, 5, 9, 0))));
    }

    private static FrameFixture counted(final FrameFixture frames, final long total, final int samples) {
        return frames.snapshotPart(1, 0, new PartFixture().counter(7, total))
                .snapshotCommit(1, 1, new FrameFixture.Range(3, 0, samples - 1, 0));
    }

    private static List<FindingKind> audit(final FrameFixture frames) {
        final FrameAudit audit = new FrameAudit();
        frames.writeTo(new FrameReader(audit));
        return audit.report().findings().stream().map(AuditFinding::kind).toList();
    }
}
