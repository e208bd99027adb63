package io.tailrace.systemtests.disk;

import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.FrameAppender;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.testsupport.Frames;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Appends frames of all lengths to a journal as fast as it can, without an engine, while the disk is filled. Arguments: the
 * journal's folder; a file that is made when it is to end.
 */
final class AppendingChild {
    private static final int DIFFERENT_LENGTHS = 64;
    private static final int LONGEST_BYTES = 60_000;

    /** It would fill the disk by itself otherwise. */
    private static final long RETENTION_BYTES = 8L << 20;

    private static volatile boolean ended;

    private AppendingChild() {}

    public static void main(final String[] arguments) throws InterruptedException {
        final JournalOfChild factory = new JournalOfChild(Path.of(arguments[0]), RETENTION_BYTES);
        final long[] stray = new long[1];
        final long[] appended = new long[1];
        try (var journal = factory.open(EngineClock.system(), Throwable::printStackTrace)) {
            final Thread thread = new Thread(() -> {
                while (!ended) {
                    try {
                        appended[0] = append(journal.appender(), appended[0] + 1);
                    } catch (final Throwable e) { // whatever it is, it has no business here
                        stray[0]++;
                        e.printStackTrace();
                    }
                }
            });
            thread.start();
            factory.tellUntil(Path.of(arguments[1]));
            ended = true;
            thread.join();
        }
        System.out.println("ended stray=" + stray[0] + " errors=0 accepted=" + appended[0] + " refused=0");
    }

    private static long append(final FrameAppender appender, final long sequence) {
        if (appender.isCheckpointDue()) {
            until(appender, Frames.checkpointBegin(sequence));
            until(appender, Frames.checkpointCommit(sequence + 1));
            return sequence + 1;
        }
        until(appender, Frames.ofLength(sequence, new Random(sequence % DIFFERENT_LENGTHS).nextInt(LONGEST_BYTES)));
        return sequence;
    }

    private static void until(final FrameAppender appender, final UnsafeBuffer frame) {
        AppendResult result = appender.append(frame, 0, frame.capacity());
        while (result != AppendResult.APPENDED) {
            if (result != AppendResult.NO_SPACE) {
                throw new AssertionError(result);
            }
            LockSupport.parkNanos(20_000);
            result = appender.append(frame, 0, frame.capacity());
        }
    }
}
