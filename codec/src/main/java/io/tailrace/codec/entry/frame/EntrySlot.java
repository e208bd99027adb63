package io.tailrace.codec.entry.frame;

import io.tailrace.codec.sbe.TelemetryEntryEncoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * A place of bounded length for the message of one entry. Its parts are written in the order of the methods: {@link #begin}, what its block
 * holds, {@link #metrics} if there are any, {@link #beginProposals} and {@link #proposal} if there are any, {@link #end}. What is too long
 * is cut, and the message says so. Allocates nothing.
 *
 * <pre>
 *   block, 85 bytes | metrics, 4 or 37 | proposals, 4 and 7 + name each | name, 2 + up to 128 | text, 2 + what is left
 * </pre>
 */
public final class EntrySlot {
    /** Has room for everything but a text and proposals. */
    public static final int LEAST_LENGTH = 512;

    /** A frame has room for its two headers as well. */
    public static final int GREATEST_LENGTH = 32 * 1024;

    private static final int LENGTH_OF_LENGTH = 2;

    private final TelemetryEntryEncoder encoder = new TelemetryEntryEncoder();
    private final MutableDirectBuffer buffer;
    private final int offset;
    private final int end;
    private EntryComponent component;
    private TelemetryEntryEncoder.ProposalsEncoder proposals;
    private boolean hasMetrics;
    private int length;

    /**
     * Makes a slot.
     *
     * @param buffer that it lies in.
     * @param offset of its first byte.
     * @param lengthInBytes from {@link #LEAST_LENGTH} to {@link #GREATEST_LENGTH}.
     */
    public EntrySlot(final MutableDirectBuffer buffer, final int offset, final int lengthInBytes) {
        this.buffer = buffer;
        this.offset = offset;
        end = offset + lengthInBytes;
        encoder.wrap(buffer, offset);
        encoder.metricsCount(0); // makes what it uses later
        encoder.proposalsCount(0);
    }

    /**
     * Begins a message, all zeros but for what is given. Until {@link #end} the slot is empty.
     *
     * @param who the component.
     * @param level a code.
     * @param kind a code.
     * @param timestampUs wall clock, microseconds since 1970.
     */
    public void begin(final EntryComponent who, final int level, final int kind, final long timestampUs) {
        length = 0;
        component = who;
        proposals = null;
        hasMetrics = false;
        buffer.setMemory(offset, TelemetryEntryEncoder.BLOCK_LENGTH, (byte) 0);
        encoder.wrap(buffer, offset)
                .timestampUs(timestampUs)
                .component((short) who.code())
                .level((short) level)
                .kind((short) kind);
        if (who.isCut()) {
            encoder.flags().componentCut(true);
        }
    }

    /**
     * Gives it its id.
     *
     * @param high 64 bits.
     * @param low 64 bits.
     */
    public void id(final long high, final long low) {
        encoder.idHigh(high).idLow(low);
    }

    /**
     * Says what it belongs to.
     *
     * @param high 64 bits.
     * @param low 64 bits.
     */
    public void correlation(final long high, final long low) {
        encoder.correlationHigh(high).correlationLow(low);
        encoder.flags().correlated(true);
    }

    /**
     * Gives it the numbers of its kind.
     *
     * @param count1 unsigned.
     * @param count2 unsigned.
     * @param real1 finite.
     * @param real2 finite.
     */
    public void numbers(final long count1, final long count2, final double real1, final double real2) {
        encoder.count1(count1).count2(count2).real1(real1).real2(real2);
    }

    /** The failure that it tells of is worth another try. */
    public void recoverable() {
        encoder.flags().recoverable(true);
    }

    /**
     * Says how the component is doing.
     *
     * @param metrics what is known.
     */
    public void metrics(final MetricNumbers metrics) {
        hasMetrics = true;
        final TelemetryEntryEncoder.MetricsEncoder group =
                encoder.metricsCount(1).next();
        group.cpuUsagePct(metrics.cpuUsagePct())
                .gpuUsagePct(metrics.gpuUsagePct())
                .memoryMb(metrics.memoryMb())
                .gpuMemoryMb(metrics.gpuMemoryMb())
                .throughputPerSec(metrics.throughputPerSec());
        buffer.putByte(group.known().offset(), (byte) metrics.known()); // the bits are MetricNumbers'
    }

    /**
     * Begins the proposals of a conflict.
     *
     * @param count how many there will be at the most; those that do not fit are left out, and the message says so.
     */
    public void beginProposals(final int count) {
        endMetrics();
        proposals = encoder.proposalsCount(Math.min(count, TelemetryEntryEncoder.ProposalsEncoder.countMaxValue()));
    }

    /**
     * Adds a proposal.
     *
     * @param who proposes.
     * @param color 0 to 2^32 - 1.
     * @return false if it did not fit: then no other may follow.
     */
    public boolean proposal(final EntryComponent who, final long color) {
        final int needed =
                TelemetryEntryEncoder.ProposalsEncoder.sbeBlockLength() + LENGTH_OF_LENGTH + who.name().length;
        if (encoder.limit() + needed + lengthOfName() + LENGTH_OF_LENGTH > end) {
            encoder.flags().proposalsCut(true);
            proposals.resetCountToIndex();
            return false;
        }
        proposals.next().color(color).proposer((short) who.code());
        put(who.name());
        if (who.isCut()) {
            encoder.flags().proposalsCut(true);
        }
        return true;
    }

    /**
     * Ends the message.
     *
     * @param text of its kind; empty for a kind that has none.
     */
    public void end(final String text) {
        endGroups();
        final int at = encoder.limit() + LENGTH_OF_LENGTH;
        final int written = Utf8.put(text, buffer, at, end - at);
        if (written < 0) {
            encoder.flags().textCut(true);
        }
        endAt(at, written < 0 ? ~written : written);
    }

    /**
     * Ends the message with a text that is worth nothing if it is cut.
     *
     * @param utf8 text.
     * @return false if it did not fit: the slot is empty then.
     */
    public boolean endWhole(final byte[] utf8) {
        endGroups();
        final int at = encoder.limit() + LENGTH_OF_LENGTH;
        if (utf8.length > end - at) {
            return false;
        }
        buffer.putBytes(at, utf8);
        endAt(at, utf8.length);
        return true;
    }

    private void endAt(final int at, final int textLength) {
        putLength(at - LENGTH_OF_LENGTH, textLength);
        length = at + textLength - offset;
    }

    private void endGroups() {
        if (proposals == null) {
            beginProposals(0);
        }
        put(component.name());
    }

    private void endMetrics() {
        if (!hasMetrics) {
            encoder.metricsCount(0);
        }
    }

    private int lengthOfName() {
        return LENGTH_OF_LENGTH + component.name().length;
    }

    private void put(final byte[] name) {
        final int at = encoder.limit();
        putLength(at, name.length);
        buffer.putBytes(at + LENGTH_OF_LENGTH, name);
        encoder.limit(at + LENGTH_OF_LENGTH + name.length);
    }

    private void putLength(final int at, final int value) {
        buffer.putShort(at, (short) value, ByteOrder.LITTLE_ENDIAN);
    }

    /** Makes it empty: what was begun in it is not to be read. */
    public void clear() {
        length = 0;
    }

    /**
     * Where the message lies.
     *
     * @return as given.
     */
    public DirectBuffer buffer() {
        return buffer;
    }

    /**
     * Where the message begins.
     *
     * @return of its first byte, without the header of a message.
     */
    public int offset() {
        return offset;
    }

    /**
     * How long the message is.
     *
     * @return bytes; 0 if the slot is empty.
     */
    public int lengthInBytes() {
        return length;
    }
}
