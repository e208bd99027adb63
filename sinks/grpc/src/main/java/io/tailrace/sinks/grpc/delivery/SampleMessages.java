package io.tailrace.sinks.grpc.delivery;

import io.tailrace.engine.reader.GivenUpSamples;
import io.tailrace.engine.reader.RetainedSamples;
import io.tailrace.engine.reader.SampleBlock;

/** The samples of a block that are wanted, as a message. Stateless. */
final class SampleMessages {
    private SampleMessages() {}

    /** Null if there is nothing to say. */
    static io.tailrace.stream.v1.SampleBlock of(final SampleBlock block, final KnownSeries known) {
        final long givenUp =
                block.givenUp().stream().mapToLong(GivenUpSamples::samples).sum();
        final io.tailrace.stream.v1.SampleBlock.Builder message = io.tailrace.stream.v1.SampleBlock.newBuilder()
                .setChannelId(block.channelId())
                .setChannel(block.channel())
                .setFromNs(block.fromNs())
                .setGivenUp(givenUp);
        for (final RetainedSamples samples = block.samples(); samples.next(); ) {
            if (known.wants(samples.series())) {
                message.addSequences(samples.sequence())
                        .addSeriesIds(samples.series().seriesId())
                        .addValues(samples.value())
                        .addOffsetsNs(samples.timeNs() - block.fromNs());
            }
        }
        return message.getSequencesCount() == 0 && givenUp == 0 ? null : message.build();
    }
}
