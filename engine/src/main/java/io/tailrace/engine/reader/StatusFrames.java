package io.tailrace.engine.reader;

import io.tailrace.codec.sbe.StatusDecoder;
import io.tailrace.engine.health.ReadinessCause;
import java.util.EnumSet;
import java.util.Set;

/** Decodes signs of life. */
final class StatusFrames {
    private static final ReadinessCause[] CAUSES = ReadinessCause.values();

    private final StatusDecoder decoder = new StatusDecoder();

    FrameEvent status(final FrameBody body) {
        decoder.wrap(body.buffer(), body.offset(), body.blockLength(), body.version());
        final StatusInfo status = new StatusInfo(
                decoder.nowNs(),
                causes(decoder.causes().getRaw()),
                decoder.journalLagMs(),
                decoder.occupancyPermille(),
                decoder.openChannels());
        return (listener, position) -> listener.onStatus(status);
    }

    /** Causes that a later version added are passed over: the others still hold. */
    private static Set<ReadinessCause> causes(final long mask) {
        final Set<ReadinessCause> causes = EnumSet.noneOf(ReadinessCause.class);
        for (final ReadinessCause cause : CAUSES) {
            if ((mask & cause.mask()) != 0) {
                causes.add(cause);
            }
        }
        return causes;
    }
}
