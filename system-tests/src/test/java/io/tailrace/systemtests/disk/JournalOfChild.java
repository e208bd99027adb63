package io.tailrace.systemtests.disk;

import io.tailrace.engine.log.FrameLog;
import io.tailrace.engine.log.FrameLogFactory;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.journal.JournalCounter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.agrona.ErrorHandler;

/** The journal of a child, whose counters it tells again and again on standard output. */
final class JournalOfChild implements FrameLogFactory {
    private static final long TELL_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(50);
    /** Small, so that rolls come often, on a full disk as well. */
    private static final long ROLL_BYTES = 512 * 1024;

    private final Path directory;
    private final long retentionBytes;
    private volatile ChronicleJournal journal;

    JournalOfChild(final Path directory, final long retentionBytes) {
        this.directory = directory;
        this.retentionBytes = retentionBytes;
    }

    @Override
    public FrameLog open(final EngineClock clock, final ErrorHandler errorHandler) {
        journal = ChronicleJournal.at(directory)
                .rollBytes(ROLL_BYTES)
                .retentionBytes(retentionBytes)
                .checkpointBytes(ROLL_BYTES / 4)
                .open(clock, errorHandler);
        return journal;
    }

    /** One line for each look, until a file is there. */
    void tellUntil(final Path endFile) {
        while (!Files.exists(endFile)) {
            System.out.println(counters());
            LockSupport.parkNanos(TELL_EVERY_NS);
        }
        System.out.println(counters());
    }

    private String counters() {
        return Arrays.stream(JournalCounter.values())
                .map(counter -> counter + "=" + journal.counter(counter))
                .collect(Collectors.joining(" "));
    }
}
