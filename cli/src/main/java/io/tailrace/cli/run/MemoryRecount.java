package io.tailrace.cli.run;

import io.tailrace.cli.journal.Listeners;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.audit.FrameAudit;
import org.agrona.concurrent.Agent;

/** Counts and audits the frames of a run without a journal, while they are in memory. One thread, which changes when it is closed. */
final class MemoryRecount implements Agent {
    private static final int FRAMES_A_POLL = 256;

    private final FrameAudit audit = new FrameAudit();
    private final FrameTailer tailer;
    private final JournalRecount recount;
    private final FrameReader frames;

    MemoryRecount(final FrameTailer tailer, final int firstEpoch) {
        this.tailer = tailer;
        recount = JournalRecount.listening(firstEpoch);
        frames = new FrameReader(new Listeners(audit, recount));
    }

    /** What there was; once it is closed. */
    JournalRecount recount() {
        return recount;
    }

    @Override
    public int doWork() {
        return tailer.poll(frames, FRAMES_A_POLL);
    }

    @Override
    public void onClose() {
        while (doWork() > 0) {
            // All of it: nobody records any more.
        }
        audit.onLostFrames(tailer.lostFrames());
        recount.end(audit.report());
        tailer.close();
    }

    @Override
    public String roleName() {
        return "tailrace-recount";
    }
}
