package io.tailrace.sinks.ndjson;

import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.journal.JournalBookmark;
import io.tailrace.sinks.transport.DeliveryState;
import io.tailrace.sinks.transport.DeliveryTracker;
import io.tailrace.sinks.transport.JournalFeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;

/**
 * Follows a journal and writes lines of it into files, each once, over any number of deaths and faults. The position is the file's mark; whatever fails, the
 * file is closed, and opened again to go on from its mark when the tracker says so. A failure is over when what had been read by then is in the file, and marked.
 * One thread.
 */
final class FileAgent implements Agent {
    private static final int FRAMES_A_CYCLE = 256;
    private static final long IDLE_MARK_INTERVAL_NS = TimeUnit.MINUTES.toNanos(1);
    private static final long CHORES_AGAIN_NS = TimeUnit.MINUTES.toNanos(1);
    private static final long CHECK_INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long NS_A_MS = TimeUnit.MILLISECONDS.toNanos(1);

    private final NdjsonContext context;
    private final EngineClock clock;
    private final DeliveryTracker tracker;
    private final LineBatcher batcher;
    private final RotatedFiles rotated;
    private JournalFeed feed;
    private MarkedFile file;
    private String mark = "";
    /** What the lines that were flushed last were made of; the mark of a file that is left. */
    private String flushed = "";

    private long recoveredAtPosition;
    private long unmarkedLines;
    private long markedAtNs;
    private long forcedAtNs;
    private boolean isForced = true;
    private long checkedAtNs;
    private boolean hasChores = true;
    private long choresAtNs;
    private volatile long written;

    FileAgent(final NdjsonContext context, final DeliveryTracker tracker) {
        this.context = context;
        this.tracker = tracker;
        clock = context.clock();
        batcher = LineBatcher.of(context.kind());
        rotated = new RotatedFiles(context.files(), context.file(), context.rotation());
        choresAtNs = clock.nanoTime();
    }

    @Override
    public int doWork() {
        final long nowNs = clock.nanoTime();
        if (!tracker.isDue(nowNs)) {
            return 0;
        }
        try {
            if (file == null) {
                open(nowNs);
            }
            return write(nowNs) + chores(nowNs);
        } catch (final UncheckedIOException | FrameLogException | IllegalArgumentException e) {
            fail(e, nowNs);
            return 0;
        }
    }

    private void open(final long nowNs) {
        file = MarkedFile.open(context.file(), context.files(), rotated, mark, clock.epochNanos() / NS_A_MS);
        mark = file.mark() == null ? "" : file.mark();
        final JournalBookmark behind = mark.isEmpty() ? null : JournalBookmark.parse(mark);
        if (feed == null) {
            feed = new JournalFeed(context.journal(), "transport-" + context.name(), behind, batcher, tracker);
        } else {
            feed.rewind(behind);
        }
        batcher.forget();
        flushed = mark;
        unmarkedLines = 0;
        markedAtNs = nowNs;
        checkedAtNs = nowNs;
    }

    private int write(final long nowNs) {
        int polled = 0;
        int frames = 1;
        while (frames > 0 && polled < FRAMES_A_CYCLE && !batcher.isFull()) {
            frames = feed.poll(nowNs, 1);
            polled += frames;
        }
        if (batcher.items() > 0 || nowNs - checkedAtNs >= CHECK_INTERVAL_NS) {
            checkedAtNs = nowNs;
            if (!file.isInPlace()) {
                // Before lines go where nobody looks for them.
                batcher.forget();
                leave(nowNs);
                return 1;
            }
        }
        if (batcher.items() > 0) {
            flush(nowNs);
        }
        flushed = feed.bookmark() == null ? "" : feed.bookmark().toString();
        force(nowNs);
        if (isMarkDue(nowNs, polled)) {
            mark(nowNs);
        }
        return polled;
    }

    private void flush(final long nowNs) {
        final long recordedAtNs = batcher.recordedAtEpochNs();
        final long lines = batcher.items();
        file.append(batcher.take());
        file.flush();
        unmarkedLines += lines;
        isForced = false;
        written = file.lines();
        if (!isRecovering()) {
            tracker.delivered(nowNs, 0, recordedAtNs);
        }
        final long nowMs = clock.epochNanos() / NS_A_MS;
        if (file.isDue(context.rotation(), nowMs)) {
            file.rotate(feed.bookmark().toString(), nowMs);
            marked(nowNs);
            hasChores = true;
        }
    }

    private void force(final long nowNs) {
        final boolean isDue = context.fsync() == FsyncPolicy.ON_FLUSH
                || (context.fsync() == FsyncPolicy.EVERY_INTERVAL && nowNs - forcedAtNs >= context.fsyncIntervalNs());
        if (!isForced && isDue) {
            file.force();
            isForced = true;
            forcedAtNs = nowNs;
        }
    }

    private boolean isMarkDue(final long nowNs, final int polled) {
        if (isRecovering()) {
            final JournalBookmark read = feed.bookmark();
            return feed.isOpen() && (polled == 0 || (read != null && read.position() >= recoveredAtPosition));
        }
        // A service that tells nothing has its mark moved seldom.
        final long intervalNs = unmarkedLines > 0 ? context.markIntervalNs() : IDLE_MARK_INTERVAL_NS;
        return nowNs - markedAtNs >= intervalNs;
    }

    private void mark(final long nowNs) {
        final JournalBookmark read = feed.bookmark();
        if (read != null && !read.toString().equals(file.mark())) {
            file.mark(read.toString());
        }
        marked(nowNs);
    }

    private void marked(final long nowNs) {
        markedAtNs = nowNs;
        isForced = true;
        forcedAtNs = nowNs;
        mark = file.mark() == null ? "" : file.mark();
        feed.acknowledge(feed.bookmark());
        if (unmarkedLines > 0 || isRecovering()) {
            tracker.delivered(nowNs, unmarkedLines, 0);
        }
        unmarkedLines = 0;
    }

    private boolean isRecovering() {
        return tracker.status().state() != DeliveryState.DELIVERING;
    }

    private void leave(final long nowNs) {
        if (file.leave(flushed, clock.epochNanos() / NS_A_MS) && unmarkedLines > 0) {
            tracker.delivered(nowNs, unmarkedLines, 0);
        }
        release();
        open(nowNs);
    }

    private void fail(final RuntimeException fault, final long nowNs) {
        if (feed != null && feed.bookmark() != null) {
            recoveredAtPosition = Math.max(recoveredAtPosition, feed.bookmark().position());
        }
        batcher.forget();
        release();
        final String message = fault.getMessage() == null ? fault.toString() : fault.getMessage();
        tracker.failed(nowNs, message.replace('\n', ' '), 0);
    }

    private void release() {
        rotated.giveUp();
        CloseHelper.quietClose(file);
        file = null;
    }

    private int chores(final long nowNs) {
        if (!hasChores || nowNs - choresAtNs < 0) {
            return 0;
        }
        try {
            hasChores = rotated.work();
            return 1;
        } catch (final IOException e) {
            choresAtNs = nowNs + CHORES_AGAIN_NS;
            tracker.refused("rotation", 0, "files that were put aside stay as they are: " + e.getMessage());
            return 0;
        }
    }

    /** Lines that were written since the file was opened last. Any thread. */
    long written() {
        return written;
    }

    /** Writes what the journal still has, and sets the last mark. */
    @Override
    public void onClose() {
        final long beginNs = clock.nanoTime();
        try {
            if (file == null) {
                open(beginNs);
            }
            long nowNs = beginNs;
            while (write(nowNs) > 0 && nowNs - beginNs < context.closeTimeoutNs()) {
                nowNs = clock.nanoTime();
            }
            mark(nowNs);
        } catch (final UncheckedIOException | FrameLogException | IllegalArgumentException e) {
            fail(e, beginNs);
        } finally {
            release();
            CloseHelper.quietClose(feed);
        }
    }

    @Override
    public String roleName() {
        return "tailrace-" + context.name();
    }
}
