package io.tailrace.cli.torture.writer;

import java.io.File;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What a writer says of itself, outside its journal: a small mapped file, because what was stored in one stays when the process is
 * killed. Every place has one thread that writes it, with ordered stores; the parent reads it at any time, for good when the
 * writer is dead.
 *
 * <pre>
 *   0 state | 8 epoch | 16 launch, ns | 24 frame handed to append | 32 frame appended | 40 snapshots appended
 *  48 a checkpoint behind samples is appended | 56 the parent asks for the end
 *  64 answers NO_SPACE | 72 stalls of the disk
 * 128 + 64 x agent:  0 when it was alive last, ns | 8 its longest duty cycle, ns
 * 256 + 128 x channel:  0 accepted | 8 refused | 16 samples in appended snapshots | 24 when it was alive last, ns
 * </pre>
 */
public final class Ledger implements AutoCloseable {
    /** Channels that a writer records into. */
    public static final int CHANNELS = 2;

    /** Threads of an engine with a journal. */
    static final int AGENTS = 2;

    private static final int STATE = 0;
    private static final int EPOCH = 8;
    private static final int LAUNCH = 16;
    private static final int ATTEMPTED = 24;
    private static final int APPENDED = 32;
    private static final int SNAPSHOTS = 40;
    private static final int TOTALS_TOLD = 48;
    private static final int END = 56;
    private static final int NO_SPACE = 64;
    private static final int STALLS = 72;
    private static final int AGENT_OFFSET = 128;
    private static final int AGENT_LENGTH = 64;
    private static final int LONGEST = 8;
    private static final int CHANNEL_OFFSET = 256;
    private static final int CHANNEL_LENGTH = 128;
    private static final int REFUSED = 8;
    private static final int COMMITTED = 16;
    private static final int ALIVE = 24;
    private static final int LENGTH = CHANNEL_OFFSET + CHANNELS * CHANNEL_LENGTH;

    private final MappedByteBuffer mapped;
    private final UnsafeBuffer buffer;

    private Ledger(final MappedByteBuffer mapped) {
        this.mapped = mapped;
        buffer = new UnsafeBuffer(mapped);
    }

    /** How far a writer is. */
    public enum State {
        /** Its JVM starts. */
        NEW(0),
        /** The engine is launched. */
        STARTING(1),
        /** Threads record. */
        RECORDING(2),
        /** It is where it was to be killed; nobody records any more. */
        AT_POINT(3),
        /** It has closed its journal. */
        CLOSED(4);

        private final long code;

        State(final long code) {
            this.code = code;
        }

        private static State of(final long code) {
            return Arrays.stream(values())
                    .filter(state -> state.code == code)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * Makes an empty one.
     *
     * @param file must not exist.
     * @return to be closed when the writer is dead and what it says was read.
     */
    public static Ledger create(final Path file) {
        return new Ledger(IoUtil.mapNewFile(file.toFile(), LENGTH));
    }

    static Ledger open(final File file) {
        return new Ledger(IoUtil.mapExistingFile(file, "ledger"));
    }

    /** {@return how far it is} */
    public State state() {
        return State.of(buffer.getLongVolatile(STATE));
    }

    void state(final State state) {
        buffer.putLongVolatile(STATE, state.code);
    }

    /** By several threads; who is at the point stays there. */
    void stateUnlessAtPoint(final State state) {
        long now = buffer.getLongVolatile(STATE);
        while (now != State.AT_POINT.code && !buffer.compareAndSetLong(STATE, now, state.code)) {
            now = buffer.getLongVolatile(STATE);
        }
    }

    /** {@return the epoch that it writes; 0 before its first frame} */
    public int epoch() {
        return (int) buffer.getLongVolatile(EPOCH);
    }

    /** {@return how long the launch of its engine took, journal and recovery included; 0 before} */
    public long launchNs() {
        return buffer.getLongVolatile(LAUNCH);
    }

    void launchNs(final long ns) {
        buffer.putLongRelease(LAUNCH, ns);
    }

    /** {@return sequence of the last frame that was handed to the journal; 0 if none} */
    public long attempted() {
        return buffer.getLongVolatile(ATTEMPTED);
    }

    void attempted(final int epoch, final long sequence) {
        buffer.putLongRelease(EPOCH, epoch);
        buffer.putLongRelease(ATTEMPTED, sequence);
    }

    /** {@return sequence of the last frame that the journal said it has; 0 if none} */
    public long appended() {
        return buffer.getLongVolatile(APPENDED);
    }

    void appended(final long sequence) {
        buffer.putLongRelease(APPENDED, sequence);
    }

    /** {@return snapshots whose commit the journal said it has} */
    public long snapshots() {
        return buffer.getLongVolatile(SNAPSHOTS);
    }

    void snapshots(final long count) {
        buffer.putLongRelease(SNAPSHOTS, count);
    }

    /**
     * The longest duty cycle of the engine's agents, the time to be woken included, up to a moment at which one may be in the middle of
     * one: as late as the machine made the engine.
     *
     * @param nowNs the monotonic clock.
     * @return nanoseconds.
     */
    public long longestCycleNs(final long nowNs) {
        long longest = 0;
        for (int agent = 0; agent < AGENTS; agent++) {
            final long seenNs = buffer.getLongVolatile(AGENT_OFFSET + agent * AGENT_LENGTH);
            if (seenNs != 0) {
                longest = Math.max(longest, nowNs - seenNs);
            }
            longest = Math.max(longest, buffer.getLongVolatile(AGENT_OFFSET + agent * AGENT_LENGTH + LONGEST));
        }
        return longest;
    }

    void agent(final int agent, final long nowNs, final long longestNs) {
        buffer.putLongRelease(AGENT_OFFSET + agent * AGENT_LENGTH, nowNs);
        buffer.putLongRelease(AGENT_OFFSET + agent * AGENT_LENGTH + LONGEST, longestNs);
    }

    /**
     * Whether a checkpoint that was cut behind samples is appended: from then on the journal tells what every series goes on from.
     *
     * @return false for a writer that died before.
     */
    public boolean isTotalsTold() {
        return buffer.getLongVolatile(TOTALS_TOLD) != 0;
    }

    void totalsTold() {
        buffer.putLongRelease(TOTALS_TOLD, 1);
    }

    /** {@return how often the journal said that the disk is full} */
    public long noSpace() {
        return buffer.getLongVolatile(NO_SPACE);
    }

    void noSpace(final long count) {
        buffer.putLongRelease(NO_SPACE, count);
    }

    /** {@return how often the disk was made to stall} */
    public long stalls() {
        return buffer.getLongVolatile(STALLS);
    }

    void stalls(final long count) {
        buffer.putLongRelease(STALLS, count);
    }

    /** Asks the writer to end as a process should. */
    public void requestEnd() {
        buffer.putLongVolatile(END, 1);
    }

    boolean isEndRequested() {
        return buffer.getLongVolatile(END) != 0;
    }

    /**
     * Samples of a channel that recording calls were told are accepted; one more may have been accepted when it died.
     *
     * @param channel from 0.
     * @return zero or more.
     */
    public long accepted(final int channel) {
        return buffer.getLongVolatile(at(channel));
    }

    void accepted(final int channel, final long count) {
        buffer.putLongRelease(at(channel), count);
    }

    /**
     * Samples of a channel that were refused; one more may have been when it died.
     *
     * @param channel from 0.
     * @return zero or more.
     */
    public long refused(final int channel) {
        return buffer.getLongVolatile(at(channel) + REFUSED);
    }

    void refused(final int channel, final long count) {
        buffer.putLongRelease(at(channel) + REFUSED, count);
    }

    /**
     * Samples of a channel in snapshots whose commit the journal said it has.
     *
     * @param channel from 0.
     * @return zero or more.
     */
    public long committed(final int channel) {
        return buffer.getLongVolatile(at(channel) + COMMITTED);
    }

    void committed(final int channel, final long count) {
        buffer.putLongRelease(at(channel) + COMMITTED, count);
    }

    /**
     * When the channel's thread recorded last.
     *
     * @param channel from 0.
     * @return the machine's monotonic clock, which all its processes share; 0 if never.
     */
    public long aliveNs(final int channel) {
        return buffer.getLongVolatile(at(channel) + ALIVE);
    }

    void aliveNs(final int channel, final long nowNs) {
        buffer.putLongRelease(at(channel) + ALIVE, nowNs);
    }

    @Override
    public void close() {
        IoUtil.unmap(mapped);
    }

    private static int at(final int channel) {
        return CHANNEL_OFFSET + channel * CHANNEL_LENGTH;
    }
}
