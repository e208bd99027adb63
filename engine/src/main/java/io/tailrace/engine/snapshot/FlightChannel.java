package io.tailrace.engine.snapshot;

import io.tailrace.codec.flight.PackedSamples;
import io.tailrace.codec.flight.SamplePacker;
import io.tailrace.engine.bucket.ExpectedInterval;
import io.tailrace.engine.bucket.SampleSlot;

/**
 * The open block of one channel. Its blocks cover the channel's sequences one behind the other, without a gap; of those that they
 * cover, they hold the retained samples. The aggregator's thread only.
 */
public final class FlightChannel {
    private final FlightRecorder recorder;
    private final int channelId;
    private final GivenUp untold = new GivenUp();

    /** Null until the first retained sample. */
    private SamplePacker packer;

    private long consumedBefore;
    private long fromSequence;
    private long toSequence = -1;
    private long fromNs;
    private long openedNs;

    FlightChannel(final FlightRecorder recorder, final int channelId) {
        this.recorder = recorder;
        this.channelId = channelId;
    }

    /**
     * Takes the samples of a batch that are to be kept.
     *
     * @param slots pairs of {@link SampleSlot} and value.
     * @param from index of the first pair.
     * @param to index behind the last pair.
     * @param firstConsumed how many samples of the channel there were before the first pair.
     * @param nowNs monotonic time that was read for the batch.
     * @param times of samples that have one of their caller's.
     */
    public void onSamples(
            final long[] slots,
            final int from,
            final int to,
            final long firstConsumed,
            final long nowNs,
            final CallerTimeSource times) {
        final int lowestAdmitted = recorder.lowestAdmitted();
        final long wallNs = recorder.wallNs(nowNs);
        long sequence = firstConsumed - consumedBefore;
        for (int i = from; i < to; i += 2, sequence++) {
            final long slot = slots[i];
            if (!SampleSlot.isRetained(slot)) {
                continue;
            }
            final int seriesId = SampleSlot.seriesId(slot);
            final int rank = recorder.rank(seriesId);
            if (rank == FlightRecorder.HALTED) {
                continue;
            }
            if (rank > lowestAdmitted) {
                begin();
                fromNs = packer.samples() == 0 ? wallNs : fromNs;
                recorder.giveUp(untold, seriesId, sequence);
                continue;
            }
            makeRoom(sequence, nowNs, wallNs);
            packer.batch(wallNs);
            if (SampleSlot.isPlain(slot)) {
                packer.add(sequence, seriesId, slots[i + 1]);
            } else if (SampleSlot.hasCallerTime(slot)) {
                packer.addWithTime(sequence, seriesId, slots[i + 1], times.callerTimeNs(i));
            } else {
                packer.addWithInterval(sequence, seriesId, slots[i + 1], ExpectedInterval.code(slot));
            }
        }
        toSequence = sequence - 1;
    }

    /**
     * Another epoch begins: its sequences count from zero. Directly behind a cut, which has left no open block.
     *
     * @param consumed samples of earlier epochs.
     */
    public void beginEpoch(final long consumed) {
        consumedBefore = consumed;
        fromSequence = 0;
        toSequence = -1;
        if (packer != null) {
            packer.begin(fromSequence, fromNs);
        }
    }

    private void begin() {
        if (packer == null) {
            packer = new SamplePacker();
            packer.begin(fromSequence, 0);
            recorder.begins(this);
        }
    }

    private void makeRoom(final long sequence, final long nowNs, final long wallNs) {
        begin();
        if (packer.samples() > 0 && !packer.hasRoom()) {
            toSequence = sequence - 1;
            write();
        }
        if (packer.samples() == 0) {
            packer.begin(fromSequence, wallNs);
            fromNs = wallNs;
            openedNs = nowNs;
        }
    }

    /**
     * Writes the block if its oldest sample has waited for long enough.
     *
     * @param nowNs monotonic time.
     */
    public void writeIfOld(final long nowNs) {
        if (packer != null && packer.samples() > 0 && nowNs - openedNs >= FlightRecorder.BLOCK_AGE_NS) {
            write();
        }
    }

    /** Writes what there is; where there is no room for samples, at least how many were given up. */
    void writeForCut() {
        if (packer.samples() > 0) {
            write();
        }
        if (!untold.isEmpty()) {
            recorder.write(this, packer, untold);
            next();
        }
    }

    private void write() {
        if (recorder.hasRoom(packer.length())) {
            recorder.write(this, packer, untold);
            next();
        } else {
            giveUpBlock();
        }
    }

    private void giveUpBlock() {
        final PackedSamples samples = recorder.unpack(this, packer);
        while (samples.next()) {
            recorder.giveUp(untold, samples.seriesId(), samples.sequence());
        }
        packer.begin(fromSequence, fromNs);
    }

    private void next() {
        fromSequence = toSequence + 1;
        packer.begin(fromSequence, fromNs);
    }

    int channelId() {
        return channelId;
    }

    long fromSequence() {
        return fromSequence;
    }

    long toSequence() {
        return toSequence;
    }

    long fromNs() {
        return fromNs;
    }
}
