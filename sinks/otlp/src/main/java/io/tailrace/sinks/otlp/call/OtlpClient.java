package io.tailrace.sinks.otlp.call;

/** Carries one request after the other to one destination. Never waits. One thread. */
public interface OtlpClient extends AutoCloseable {
    /**
     * The bytes that a request takes, uncompressed.
     *
     * @param request not sent yet.
     * @return what {@link CallSettings#maxRequestLengthInBytes} bounds.
     */
    int lengthInBytes(OtlpRequest request);

    /**
     * Begins to send a request. The one before must be answered or given up.
     *
     * @param request within the bound.
     * @param nowNs monotonic clock.
     */
    void send(OtlpRequest request, long nowNs);

    /**
     * Looks for the answer.
     *
     * @param nowNs monotonic clock; when the time of the call is over, it is cut off and may be tried again.
     * @return {@link OtlpAnswer.Pending} while there is none; each other one once.
     */
    OtlpAnswer poll(long nowNs);

    /** Gives the request that is on its way up. Whether it arrived is not known. */
    void cancel();

    /** Gives up what is on its way and ends all threads and connections. */
    @Override
    void close();
}
