package io.tailrace.engine.reader;

import io.tailrace.codec.sbe.EpochDecoder;
import io.tailrace.codec.sbe.EpochFlagsDecoder;
import java.util.Map;

/** Decodes epoch frames. */
final class EpochFrames {
    private final EpochDictionary dictionary;
    private final EpochDecoder decoder = new EpochDecoder();

    EpochFrames(final EpochDictionary dictionary) {
        this.dictionary = dictionary;
    }

    FrameEvent epoch(final FrameBody body, final int epoch) {
        decoder.wrap(body.buffer(), body.offset(), body.blockLength(), body.version());
        final boolean isRepeated = decoder.flags().repeated();
        final EpochInfo info = info(epoch, body);
        final EpochInfo known = dictionary.epoch();
        if (known == null) {
            dictionary.epoch(info);
            return (listener, position) -> listener.onEpoch(info, position);
        }
        if (!isRepeated || !known.equals(info)) {
            throw new BadContentException("epoch " + epoch + " begins again, as " + info);
        }
        return FrameEvent.NONE;
    }

    /** Data fields are read in the order of the schema. */
    private EpochInfo info(final int epoch, final FrameBody body) {
        final EpochFlagsDecoder flags = decoder.flags();
        final String service = decoder.service();
        final String instance = decoder.instance();
        final String buildVersion = decoder.buildVersion();
        final Map<String, String> extraLabels = LabelLines.read(body, decoder.limit());
        return new EpochInfo(
                epoch,
                service,
                instance,
                buildVersion,
                flags.amnesia(),
                flags.resumed(),
                decoder.startedAtNs(),
                decoder.monotonicAtStartNs(),
                decoder.pid(),
                decoder.restarts(),
                decoder.snapshotIntervalNs(),
                extraLabels);
    }
}
