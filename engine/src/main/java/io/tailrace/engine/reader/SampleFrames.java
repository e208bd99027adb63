package io.tailrace.engine.reader;

import io.tailrace.codec.flight.BadBlockException;
import io.tailrace.codec.flight.PackedSamples;
import io.tailrace.codec.sbe.SampleBlockDecoder;
import io.tailrace.engine.descriptor.Priority;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes blocks of samples. A block is gone through once before it is told, so that a listener meets nothing bad in it; for a
 * listener that does not read samples they are left alone.
 */
final class SampleFrames {
    private final EpochDictionary dictionary;
    private final boolean readsSamples;
    private final SampleBlockDecoder decoder = new SampleBlockDecoder();

    /** Null for a listener that does not read samples. */
    private final PackedSamples packed;

    private final RetainedSamples samples;

    SampleFrames(final EpochDictionary dictionary, final boolean readsSamples) {
        this.dictionary = dictionary;
        this.readsSamples = readsSamples;
        packed = readsSamples ? new PackedSamples() : null;
        samples = readsSamples ? new RetainedSamples(packed, dictionary) : null;
    }

    FrameEvent block(final FrameBody body) {
        decoder.wrap(body.buffer(), body.offset(), body.blockLength(), body.version());
        final int channelId = (int) decoder.channelId();
        final String name = dictionary.channel(channelId);
        if (name == null && dictionary.isWhole()) {
            throw new BadContentException("samples of channel " + channelId + ", which is not open");
        }
        final List<GivenUpSamples> givenUp = givenUp();
        final SampleBlock block = new SampleBlock(
                channelId,
                name == null ? "" : name,
                decoder.fromSequence(),
                decoder.toSequence(),
                decoder.fromNs(),
                (int) Math.min(decoder.samples(), Integer.MAX_VALUE),
                decoder.packedLength(),
                givenUp,
                samples);
        check(block);
        if (readsSamples) {
            checkSamples(block);
        }
        return (listener, position) -> listener.onSampleBlock(block, position);
    }

    private List<GivenUpSamples> givenUp() {
        final SampleBlockDecoder.GivenUpDecoder group = decoder.givenUp();
        if (group.count() == 0) {
            return List.of();
        }
        final List<GivenUpSamples> all = new ArrayList<>();
        for (final SampleBlockDecoder.GivenUpDecoder one : group) {
            final GivenUpSamples samplesOfOne = new GivenUpSamples(
                    Priority.of(one.priority()), one.givenUpSamples(), one.firstSequence(), one.lastSequence());
            if (samplesOfOne.firstSequence() < 0
                    || samplesOfOne.lastSequence() > decoder.toSequence()
                    || samplesOfOne.samples() < 1
                    || samplesOfOne.samples() - 1 > samplesOfOne.lastSequence() - samplesOfOne.firstSequence()) {
                throw new BadContentException("a block up to sequence " + decoder.toSequence() + " cannot say that "
                        + samplesOfOne.samples() + " samples were given up from " + samplesOfOne.firstSequence()
                        + " to "
                        + samplesOfOne.lastSequence());
            }
            all.add(samplesOfOne);
        }
        return List.copyOf(all);
    }

    private static void check(final SampleBlock block) {
        final long covered = block.toSequence() - block.fromSequence() + 1;
        if (block.fromSequence() < 0
                || block.toSequence() == Long.MAX_VALUE
                || covered < 0
                || block.sampleCount() > covered
                || block.fromNs() < 0) {
            throw new BadContentException("a block of " + block.sampleCount() + " samples cannot cover the sequences "
                    + block.fromSequence() + " to " + block.toSequence() + " from " + block.fromNs() + " ns on");
        }
    }

    private void checkSamples(final SampleBlock block) {
        try {
            packed.wrap(
                    decoder.buffer(),
                    decoder.limit() + SampleBlockDecoder.packedHeaderLength(),
                    block.packedLengthInBytes(),
                    block.sampleCount(),
                    block.fromSequence(),
                    block.toSequence(),
                    block.fromNs());
            while (packed.next()) {
                if (dictionary.isWhole() && dictionary.series(packed.seriesId()) == null) {
                    throw new BadContentException("a sample of series " + packed.seriesId() + ", which is not known");
                }
            }
        } catch (final BadBlockException fault) {
            throw new BadContentException(fault.getMessage());
        }
        samples.rewind();
    }
}
