package io.tailrace.sinks.journal;

import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.AppenderState;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.log.FrameLogFactory;
import io.tailrace.engine.time.EngineClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.ErrorHandler;

/**
 * How a journal that appends is to be. Begin with {@link ChronicleJournal#at}; give it to the engine, which opens it. Belongs to
 * one thread.
 */
public final class JournalContext implements FrameLogFactory {
    /** {@link #retentionBytes} without a bound. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    static final long SMALLEST_ROLL_BYTES = 64 * 1024;

    private static final long BY_RESERVE = -1;
    private static final int RESERVES_THAT_ARE_LOW = 4;

    private final Path directory;
    private long rollBytes = 256L << 20;
    private long rollAgeNs = TimeUnit.HOURS.toNanos(1);
    private long checkpointBytes = 64L << 20;
    private long retentionAgeNs = TimeUnit.DAYS.toNanos(30);
    private long retentionBytes = UNLIMITED;
    private long readerRetentionBytes = UNLIMITED;
    private long reserveBytes = 1L << 20;
    private long lowSpaceBytes = BY_RESERVE;
    private SyncPolicy syncPolicy = SyncPolicy.ON_FLUSH;
    private long syncIntervalNs = TimeUnit.SECONDS.toNanos(1);
    private JournalFiles files = JournalFiles.system();

    JournalContext(final Path directory) {
        this.directory = directory;
    }

    /**
     * Size at which a roll file is followed by a new one, with the next checkpoint, which the journal asks for.
     *
     * @param bytes at least 64 KiB; 256 MiB by default.
     * @return this.
     */
    public JournalContext rollBytes(final long bytes) {
        rollBytes = bytes;
        return this;
    }

    /**
     * Age at which a roll file is followed by a new one, with the next checkpoint, which the journal asks for.
     *
     * @param ns at least 1 s; 1 h by default.
     * @return this.
     */
    public JournalContext rollAgeNs(final long ns) {
        rollAgeNs = ns;
        return this;
    }

    /**
     * How much may be appended until the journal asks for another checkpoint within a roll file.
     *
     * @param bytes at least 64 KiB; 64 MiB by default.
     * @return this.
     */
    public JournalContext checkpointBytes(final long bytes) {
        checkpointBytes = bytes;
        return this;
    }

    /**
     * Age of its newest frame at which a roll file is deleted, as the frames' own times tell it. It happens at rolls only.
     *
     * @param ns at least 1 s; 30 days by default.
     * @return this.
     */
    public JournalContext retentionAgeNs(final long ns) {
        retentionAgeNs = ns;
        return this;
    }

    /**
     * Size of all ended roll files together above which the oldest are deleted. It happens at rolls only; what a named reader has
     * not acknowledged stays up to {@link #readerRetentionBytes}, and the newest complete checkpoint stays in any case.
     *
     * @param bytes used in the files, at least {@code rollBytes}; {@link #UNLIMITED} by default.
     * @return this.
     */
    public JournalContext retentionBytes(final long bytes) {
        retentionBytes = bytes;
        return this;
    }

    /**
     * Size of all ended roll files together above which those that age or size would have deleted are deleted even if a named reader
     * has not acknowledged them, or a process has them open. The reader loses those frames, and is told when it goes on.
     *
     * @param bytes used in the files, at least {@code rollBytes}; {@link #UNLIMITED} by default.
     * @return this.
     */
    public JournalContext readerRetentionBytes(final long bytes) {
        readerRetentionBytes = bytes;
        return this;
    }

    /**
     * Room that is left free on the disk: with less an append is answered with {@link AppendResult#NO_SPACE}, until there is room
     * again.
     *
     * @param bytes at least 1 MiB, the default.
     * @return this.
     */
    public JournalContext reserveBytes(final long bytes) {
        reserveBytes = bytes;
        return this;
    }

    /**
     * Room on the disk below which the appender says {@link AppenderState#SPACE_LOW}.
     *
     * @param bytes at least {@code reserveBytes}; four times that by default.
     * @return this.
     */
    public JournalContext lowSpaceBytes(final long bytes) {
        lowSpaceBytes = bytes;
        return this;
    }

    /**
     * When frames are forced to the device.
     *
     * @param policy {@link SyncPolicy#ON_FLUSH} by default.
     * @return this.
     */
    public JournalContext syncPolicy(final SyncPolicy policy) {
        syncPolicy = policy;
        return this;
    }

    /**
     * The interval of {@link SyncPolicy#EVERY_INTERVAL}.
     *
     * @param ns at least 1 ms; 1 s by default.
     * @return this.
     */
    public JournalContext syncIntervalNs(final long ns) {
        syncIntervalNs = ns;
        return this;
    }

    /**
     * The file system to use.
     *
     * @param fileSystem {@link JournalFiles#system()} by default.
     * @return this.
     */
    public JournalContext files(final JournalFiles fileSystem) {
        files = fileSystem;
        return this;
    }

    /**
     * Opens the journal for appending; makes it if there is none.
     *
     * @param clock the engine's clock, for the age of roll files.
     * @param errorHandler takes what went wrong in appending and in retention, each distinct cause once.
     * @return the journal.
     * @throws FrameLogException if the settings are faulty (all faults in one line), the folder cannot be used, another process
     *     appends to it, or a newer Tailrace wrote it. Nothing was changed then.
     */
    @Override
    public ChronicleJournal open(final EngineClock clock, final ErrorHandler errorHandler) {
        return JournalOpener.openForAppending(conclude(), clock, errorHandler);
    }

    JournalSettings conclude() {
        final long concludedLowSpaceBytes =
                lowSpaceBytes == BY_RESERVE ? RESERVES_THAT_ARE_LOW * reserveBytes : lowSpaceBytes;
        final List<String> faults = new ArrayList<>();
        requireAtLeast(faults, "rollBytes", rollBytes, SMALLEST_ROLL_BYTES);
        requireAtLeast(faults, "rollAgeNs", rollAgeNs, TimeUnit.SECONDS.toNanos(1));
        requireAtLeast(faults, "checkpointBytes", checkpointBytes, SMALLEST_ROLL_BYTES);
        requireAtLeast(faults, "retentionAgeNs", retentionAgeNs, TimeUnit.SECONDS.toNanos(1));
        requireAtLeast(faults, "retentionBytes", retentionBytes, rollBytes);
        requireAtLeast(faults, "readerRetentionBytes", readerRetentionBytes, rollBytes);
        requireAtLeast(faults, "reserveBytes", reserveBytes, 1L << 20);
        requireAtLeast(faults, "lowSpaceBytes", concludedLowSpaceBytes, reserveBytes);
        requireAtLeast(faults, "syncIntervalNs", syncIntervalNs, TimeUnit.MILLISECONDS.toNanos(1));
        requirePresent(faults, "directory", directory);
        requirePresent(faults, "syncPolicy", syncPolicy);
        requirePresent(faults, "files", files);
        if (!faults.isEmpty()) {
            throw new FrameLogException("The journal's settings are faulty: " + String.join("; ", faults));
        }
        return new JournalSettings(
                directory.toAbsolutePath().normalize(),
                rollBytes,
                rollAgeNs,
                checkpointBytes,
                retentionAgeNs,
                retentionBytes,
                readerRetentionBytes,
                reserveBytes,
                concludedLowSpaceBytes,
                syncPolicy,
                syncIntervalNs,
                files);
    }

    private static void requireAtLeast(
            final List<String> faults, final String name, final long value, final long least) {
        if (value < least) {
            faults.add(name + " is " + value + ", must be at least " + least);
        }
    }

    private static void requirePresent(final List<String> faults, final String name, final Object value) {
        if (value == null) {
            faults.add(name + " is missing");
        }
    }
}
