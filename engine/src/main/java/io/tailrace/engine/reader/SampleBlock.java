package io.tailrace.engine.reader;

import java.util.List;

/**
 * A block of a flight recorder. Live: valid during the call that hands it over.
 *
 * @param channelId which channel recorded it.
 * @param channel its name; empty if it is not known.
 * @param fromSequence first sequence of the channel that it covers.
 * @param toSequence last sequence that it covers; {@code fromSequence - 1} if none.
 * @param fromNs when its first batch was drained, wall clock, ns since 1970.
 * @param sampleCount samples in it.
 * @param packedLengthInBytes of all samples together.
 * @param givenUp retained samples that should be here or in a block before, and are not.
 * @param samples goes through them; null for a listener that does not read samples.
 */
public record SampleBlock(
        int channelId,
        String channel,
        long fromSequence,
        long toSequence,
        long fromNs,
        int sampleCount,
        int packedLengthInBytes,
        List<GivenUpSamples> givenUp,
        RetainedSamples samples) {}
