package io.tailrace.engine.aggregate;

import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.status.RefusalReason;

/** What the aggregator drains: one ring of one channel. All but {@link #close()} is called on the aggregator's thread. */
public interface SampleSource {
    /**
     * Identifies the channel in this engine.
     *
     * @return from 0, never used twice.
     */
    int channelId();

    /**
     * The channel's name.
     *
     * @return as given.
     */
    String name();

    /**
     * Whether one thread records into it.
     *
     * @return false for the shared channel.
     */
    boolean isSingleWriter();

    /**
     * How many samples the ring holds.
     *
     * @return a power of two.
     */
    int capacityInSamples();

    /**
     * Hands over what was recorded and not handed over yet.
     *
     * @param consumer takes the samples.
     * @param sampleLimit stops soon after so many (a batch is not cut).
     * @return how many were handed over.
     */
    int drain(SampleConsumer consumer, int sampleLimit);

    /**
     * Hands over what the writer has left behind: nothing that it still writes to is looked at, so that it is not disturbed.
     *
     * @param consumer takes the samples.
     * @param sampleLimit stops soon after so many (a batch is not cut).
     * @return how many were handed over.
     */
    int drainLeft(SampleConsumer consumer, int sampleLimit);

    /**
     * Whether some of the samples are to be kept themselves.
     *
     * @return true from some time before the first of them is handed over.
     */
    boolean isRetaining();

    /**
     * The time that the caller gave with a sample; only while the sample is handed over, and only if it has one.
     *
     * @param slot index of the sample's first slot, as it was handed over.
     * @return as given.
     */
    long callerTimeNs(int slot);

    /**
     * Hands over the exemplars that were offered since the last call. The sample of each can be drained from then on.
     *
     * @param consumer takes them.
     */
    void collectExemplars(ExemplarConsumer consumer);

    /**
     * Samples handed over in the ring's whole life; the next one has this sequence.
     *
     * @return from 0.
     */
    long consumed();

    /**
     * Samples recorded and not handed over yet.
     *
     * @return 0 to the capacity, as of now.
     */
    long unread();

    /**
     * Samples refused in the ring's whole life.
     *
     * @param reason why.
     * @param priority of their metrics.
     * @return from 0.
     */
    long refused(RefusalReason reason, Priority priority);

    /**
     * Puts the channel under a rate limit or ends it. Under a limit each sample needs a token.
     *
     * @param value whether it is limited.
     */
    void setLimited(boolean value);

    /**
     * Grants tokens to a channel under a rate limit.
     *
     * @param tokenCount samples that may be recorded.
     * @param burst most tokens that may be left in all.
     */
    void grant(long tokenCount, long burst);

    /**
     * Calls that were timed, one in some thousands.
     *
     * @return in the ring's whole life.
     */
    long timedCalls();

    /**
     * Timed calls that took longer than their bound.
     *
     * @return in the ring's whole life.
     */
    long slowCalls();

    /** Ends recording: from here on it answers CLOSED. Any thread, any number of times. */
    void close();

    /**
     * Whether a sample that was recorded before the last drain began may still be there: with many writers it stands behind the place of one
     * that is in the middle of its call.
     *
     * @return false with one writer.
     */
    default boolean holdsBack() {
        return false;
    }

    /**
     * Whether recording was ended.
     *
     * @return true once closed.
     */
    boolean isClosed();

    /**
     * Whether nothing can be recorded any more: closed, and the writer has seen it, or is dead.
     *
     * @return true when what is drained after this call is all.
     */
    boolean isQuiet();

    /**
     * Whether the thread that owns the channel has ended.
     *
     * @return false for a channel without an owner.
     */
    boolean isOwnerDead();

    /**
     * Names the owner for messages.
     *
     * @return the thread's name, or "none".
     */
    String ownerName();
}
