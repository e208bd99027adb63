package io.tailrace.sinks.otlp;

import io.tailrace.sinks.otlp.call.OtlpAnswer;
import io.tailrace.sinks.otlp.call.OtlpClient;
import io.tailrace.sinks.otlp.call.OtlpRequest;
import io.tailrace.sinks.transport.Outcome;
import io.tailrace.sinks.transport.Outlet;

/**
 * Sends the requests of a batch one after the other. One that is too long is cut in two until it fits; an item that is too long by itself is refused, as the protocol
 * wants it. What the destination refuses is given up and counted; the rest of the batch goes on. One thread.
 */
public final class OtlpOutlet implements Outlet<OtlpBatch> {
    /** Of what did not arrive of a batch, more reasons than one are told as the first. */
    private static final String TOO_LONG = "too_long";

    private final OtlpClient client;
    private final int maxRequestLengthInBytes;
    private OtlpBatch batch;
    private OtlpRequest underWay;
    private long refused;
    private String reason = "";
    private String detail = "";
    private OtlpBatch refusedOf;

    /**
     * An outlet.
     *
     * @param client that carries requests; closed with this.
     * @param maxRequestLengthInBytes of a request, uncompressed.
     */
    public OtlpOutlet(final OtlpClient client, final int maxRequestLengthInBytes) {
        this.client = client;
        this.maxRequestLengthInBytes = maxRequestLengthInBytes;
    }

    @Override
    public void send(final OtlpBatch toSend, final long nowNs) {
        if (toSend != refusedOf) {
            refusedOf = toSend;
            refused = 0;
            reason = "";
            detail = "";
        }
        batch = toSend;
        sendNext(nowNs);
    }

    @Override
    public Outcome poll(final long nowNs) {
        while (underWay != null) {
            final OtlpAnswer answer = client.poll(nowNs);
            if (answer instanceof OtlpAnswer.Pending) {
                return Outcome.PENDING;
            }
            if (answer instanceof OtlpAnswer.Retryable retryable) {
                underWay = null;
                batch = null;
                return new Outcome.Retry(retryable.cause(), retryable.leastWaitNs());
            }
            settle(answer);
            sendNext(nowNs);
        }
        if (batch == null) {
            return Outcome.PENDING;
        }
        batch = null;
        refusedOf = null;
        return refused == 0 ? Outcome.DELIVERED : new Outcome.Refused(refused, reason, detail);
    }

    @Override
    public void cancel() {
        client.cancel();
        underWay = null;
        batch = null;
    }

    @Override
    public void close() {
        client.close();
    }

    private void settle(final OtlpAnswer answer) {
        if (answer instanceof OtlpAnswer.Refused none) {
            refuse(underWay.items(), none.reason(), none.detail());
        } else if (answer instanceof OtlpAnswer.Accepted accepted && accepted.rejected() > 0) {
            refuse(Math.min(accepted.rejected(), underWay.items()), "partial_success", accepted.message());
        }
        batch.done();
    }

    /** Begins with the next request that is not too long; none is under way behind the last one. */
    private void sendNext(final long nowNs) {
        underWay = null;
        for (OtlpRequest next = batch.next(); next != null; next = batch.next()) {
            if (client.lengthInBytes(next) <= maxRequestLengthInBytes) {
                underWay = next;
                client.send(next, nowNs);
                return;
            }
            if (!batch.halve()) {
                refuse(
                        next.items(),
                        TOO_LONG,
                        "one of the " + next.signal() + " is longer than a request may be: " + maxRequestLengthInBytes
                                + " bytes");
                batch.done();
            }
        }
    }

    private void refuse(final long items, final String why, final String text) {
        refused += items;
        if (reason.isEmpty()) {
            reason = why;
            detail = text;
        }
    }
}
