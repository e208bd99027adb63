package io.tailrace.sinks.ndjson;

import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.transport.DeliveryMeter;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.sinks.transport.PositionStore;
import io.tailrace.sinks.transport.RetryPolicy;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What an {@link NdjsonTransport} is made with. Fluent; journal and destination are to be given, everything else has a default, and all is checked at once. One
 * thread.
 */
public final class NdjsonContext {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,60}");
    private static final long LEAST_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private String name = "ndjson";
    private JournalSource journal;
    private LineKind kind = LineKind.ENTRIES;
    private Path file;
    private Path pipe;
    private OutputStream output;
    private PositionStore positions;
    private RotationPolicy rotation = RotationPolicy.NEVER;
    private FsyncPolicy fsync = FsyncPolicy.NONE;
    private long fsyncIntervalNs = TimeUnit.SECONDS.toNanos(1);
    private long markIntervalNs = TimeUnit.SECONDS.toNanos(1);
    private long stallNs = TimeUnit.SECONDS.toNanos(5);
    private long closeTimeoutNs = TimeUnit.SECONDS.toNanos(5);
    private RetryPolicy retry = RetryPolicy.defaults();
    private DeliveryMeter meter = DeliveryMeter.none();
    private ThreadFactory threadFactory = NdjsonContext::daemon;
    private EngineClock clock = EngineClock.system();
    private long seed = System.identityHashCode(this);
    private LineFolder files = LineFolder.system();

    /**
     * What it is called in counters, messages and the journal's list of readers; {@code ndjson} by default. Two over one journal need two names.
     *
     * @param value letters, digits, '_', '.' and '-', at most 60.
     * @return this.
     */
    public NdjsonContext name(final String value) {
        name = value;
        return this;
    }

    /**
     * The journal that is read.
     *
     * @param value asked on the transport's thread.
     * @return this.
     */
    public NdjsonContext journal(final JournalSource value) {
        journal = value;
        return this;
    }

    /**
     * What lines are written of.
     *
     * @param value {@link LineKind#ENTRIES} by default.
     * @return this.
     */
    public NdjsonContext kind(final LineKind value) {
        kind = value;
        return this;
    }

    /**
     * Writes a file, each line once over restarts and faults.
     *
     * @param value in a folder that is there.
     * @return this.
     */
    public NdjsonContext file(final Path value) {
        file = value;
        return this;
    }

    /**
     * Writes a named pipe (FIFO), each line at least once.
     *
     * @param value that was made with {@code mkfifo}.
     * @return this.
     */
    public NdjsonContext pipe(final Path value) {
        pipe = value;
        return this;
    }

    /**
     * Writes a stream, such as standard output, each line at least once.
     *
     * @param value flushed behind each batch, never closed; may wait as long as it likes.
     * @return this.
     */
    public NdjsonContext output(final OutputStream value) {
        output = value;
        return this;
    }

    /**
     * Writes standard output, each line at least once.
     *
     * @return this.
     */
    public NdjsonContext standardOutput() {
        return output(new FileOutputStream(FileDescriptor.out));
    }

    /**
     * Where a pipe or stream keeps its position; a file keeps it beside itself.
     *
     * @param value not closed by the transport.
     * @return this.
     */
    public NdjsonContext positions(final PositionStore value) {
        positions = value;
        return this;
    }

    /**
     * When a file is put aside for a new one.
     *
     * @param value {@link RotationPolicy#NEVER} by default.
     * @return this.
     */
    public NdjsonContext rotation(final RotationPolicy value) {
        rotation = value;
        return this;
    }

    /**
     * When lines of a file are forced to the device, besides before each mark.
     *
     * @param value {@link FsyncPolicy#NONE} by default.
     * @return this.
     */
    public NdjsonContext fsync(final FsyncPolicy value) {
        fsync = value;
        return this;
    }

    /**
     * The interval of {@link FsyncPolicy#EVERY_INTERVAL}.
     *
     * @param ns at least 1 ms; 1 s by default.
     * @return this.
     */
    public NdjsonContext fsyncIntervalNs(final long ns) {
        fsyncIntervalNs = ns;
        return this;
    }

    /**
     * How often a file with new lines is marked: what was written since is made again after a death, and a power loss takes no more than that.
     *
     * @param ns at least 1 ms; 1 s by default.
     * @return this.
     */
    public NdjsonContext markIntervalNs(final long ns) {
        markIntervalNs = ns;
        return this;
    }

    /**
     * After how long a pipe or stream that takes nothing counts as failed.
     *
     * @param ns at least 1 ms; 5 s by default.
     * @return this.
     */
    public NdjsonContext stallNs(final long ns) {
        stallNs = ns;
        return this;
    }

    /**
     * How long to write what is left when it is closed.
     *
     * @param ns 0 or more; 5 s by default.
     * @return this.
     */
    public NdjsonContext closeTimeoutNs(final long ns) {
        closeTimeoutNs = ns;
        return this;
    }

    /**
     * When it tries again.
     *
     * @param value {@link RetryPolicy#defaults} by default.
     * @return this.
     */
    public NdjsonContext retry(final RetryPolicy value) {
        retry = value;
        return this;
    }

    /**
     * Where it counts.
     *
     * @param value {@link DeliveryMeter#none} by default.
     * @return this.
     */
    public NdjsonContext meter(final DeliveryMeter value) {
        meter = value;
        return this;
    }

    /**
     * Makes the thread that writes a pipe or stream, because that may wait.
     *
     * @param value daemons by default.
     * @return this.
     */
    public NdjsonContext threadFactory(final ThreadFactory value) {
        threadFactory = value;
        return this;
    }

    /**
     * Its clock.
     *
     * @param value the system's by default.
     * @return this.
     */
    public NdjsonContext clock(final EngineClock value) {
        clock = value;
        return this;
    }

    NdjsonContext seed(final long value) {
        seed = value;
        return this;
    }

    NdjsonContext files(final LineFolder value) {
        files = value;
        return this;
    }

    /**
     * Checks all of it.
     *
     * @return this.
     * @throws IllegalArgumentException naming every fault.
     */
    public NdjsonContext conclude() {
        final List<String> faults = new ArrayList<>();
        require(
                faults,
                name != null && NAME.matcher(name).matches(),
                "name must be letters, digits, _, . and -, was " + name);
        require(faults, journal != null, "journal is missing");
        require(
                faults,
                (file == null ? 0 : 1) + (pipe == null ? 0 : 1) + (output == null ? 0 : 1) == 1,
                "one of file, pipe and output must be given");
        require(faults, file != null || positions != null, "a pipe or output needs positions");
        require(faults, file != null || rotation.equals(RotationPolicy.NEVER), "only a file can be rotated");
        require(
                faults,
                file == null || Files.isDirectory(file.toAbsolutePath().getParent()),
                "file " + file + ": there is no such folder");
        require(faults, file == null || !Files.isDirectory(file), "file " + file + " is a folder");
        require(
                faults,
                pipe == null || (Files.exists(pipe) && !Files.isRegularFile(pipe) && !Files.isDirectory(pipe)),
                "pipe " + pipe + " is no pipe: make it with mkfifo");
        requireTime(faults, "fsyncIntervalNs", fsyncIntervalNs);
        requireTime(faults, "markIntervalNs", markIntervalNs);
        requireTime(faults, "stallNs", stallNs);
        require(faults, closeTimeoutNs >= 0, "closeTimeoutNs must not be negative, was " + closeTimeoutNs);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("NDJSON: " + String.join("; ", faults));
        }
        return this;
    }

    private static Thread daemon(final Runnable task) {
        final Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }

    private static void requireTime(final List<String> faults, final String name, final long ns) {
        require(faults, ns >= LEAST_NS, name + " must be at least " + LEAST_NS + ", was " + ns);
    }

    private static void require(final List<String> faults, final boolean isTrue, final String fault) {
        if (!isTrue) {
            faults.add(fault);
        }
    }

    String name() {
        return name;
    }

    JournalSource journal() {
        return journal;
    }

    LineKind kind() {
        return kind;
    }

    Path file() {
        return file;
    }

    Path pipe() {
        return pipe;
    }

    OutputStream output() {
        return output;
    }

    PositionStore positions() {
        return positions;
    }

    RotationPolicy rotation() {
        return rotation;
    }

    FsyncPolicy fsync() {
        return fsync;
    }

    long fsyncIntervalNs() {
        return fsyncIntervalNs;
    }

    long markIntervalNs() {
        return markIntervalNs;
    }

    long stallNs() {
        return stallNs;
    }

    long closeTimeoutNs() {
        return closeTimeoutNs;
    }

    RetryPolicy retry() {
        return retry;
    }

    DeliveryMeter meter() {
        return meter;
    }

    ThreadFactory threadFactory() {
        return threadFactory;
    }

    EngineClock clock() {
        return clock;
    }

    long seed() {
        return seed;
    }

    LineFolder files() {
        return files;
    }
}
