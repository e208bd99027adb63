package io.tailrace.sinks.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.tailrace.sinks.otlp.http.HttpPeer;
import io.tailrace.sinks.otlp.http.HttpPeer.Answer;
import io.tailrace.sinks.otlp.http.HttpPeer.Received;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** An HTTP receiver for the contract. */
final class HttpContractPeer implements ContractHarness.Peer {
    private final Consumer<Object> onRequest;
    private final boolean isJson;
    private HttpPeer peer;
    private boolean isStalled;

    HttpContractPeer(final Consumer<Object> onRequest, final boolean isJson) {
        this.onRequest = onRequest;
        this.isJson = isJson;
        start(0);
    }

    private synchronized void start(final int port) {
        peer = new HttpPeer(port, null, false);
        final HttpPeer mine = peer;
        peer.answers(request -> answer(mine, request));
    }

    private synchronized Answer answer(final HttpPeer from, final Received request) {
        if (from != peer) {
            return null; // of a receiver that has ended
        }
        onRequest.accept(read(request));
        while (isStalled) {
            try {
                wait();
            } catch (final InterruptedException e) {
                return null;
            }
        }
        return Answer.of(200);
    }

    private Message read(final Received request) {
        final Message.Builder message = request.path().equals("/v1/logs")
                ? ExportLogsServiceRequest.newBuilder()
                : ExportMetricsServiceRequest.newBuilder();
        try {
            if (isJson) {
                JsonFormat.parser().merge(new String(request.body(), StandardCharsets.UTF_8), message);
            } else {
                message.mergeFrom(request.body());
            }
        } catch (final InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
        return message.build();
    }

    @Override
    public String url() {
        return peer.url();
    }

    @Override
    public synchronized void stall(final boolean isNow) {
        isStalled = isNow;
        notifyAll();
    }

    @Override
    public void restart() {
        final int port = peer.port();
        peer.close();
        start(port);
    }

    @Override
    public void close() {
        peer.close();
    }
}
