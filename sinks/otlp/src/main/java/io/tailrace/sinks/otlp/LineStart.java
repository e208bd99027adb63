package io.tailrace.sinks.otlp;

import io.tailrace.engine.log.FrameLogException;
import io.tailrace.sinks.transport.PositionStore;
import java.lang.System.Logger.Level;

/** Keeps when the totals were zero, beside the position: the journal forgets it with its oldest roll file. One thread. */
final class LineStart {
    private static final System.Logger LOGGER = System.getLogger(LineStart.class.getPackageName());

    private final PositionStore positions;
    private final String name;
    private long kept;

    LineStart(final PositionStore positions, final String transport) {
        this.positions = positions;
        name = transport + ".start";
    }

    /** Ns since 1970; 0 if it is not known. */
    long load() {
        try {
            kept = positions.load(name).map(Long::parseLong).orElse(0L);
        } catch (final FrameLogException | NumberFormatException e) {
            LOGGER.log(Level.WARNING, "OTLP: when totals began is not known: " + e.getMessage());
        }
        return kept;
    }

    void keep(final long startNs) {
        if (startNs == kept) {
            return;
        }
        kept = startNs;
        try {
            positions.save(name, Long.toString(startNs));
        } catch (final FrameLogException e) {
            LOGGER.log(Level.WARNING, "OTLP: when totals began is not kept: " + e.getMessage());
        }
    }
}
