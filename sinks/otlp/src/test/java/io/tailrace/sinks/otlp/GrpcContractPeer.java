package io.tailrace.sinks.otlp;

import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.tailrace.sinks.otlp.grpc.GrpcPeer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A gRPC receiver for the contract. */
final class GrpcContractPeer implements ContractHarness.Peer {
    private final Consumer<Object> onRequest;
    private final List<Runnable> held = new ArrayList<>();
    private GrpcPeer peer;
    private int seenMetrics;
    private int seenLogs;
    private boolean isStalled;

    GrpcContractPeer(final Consumer<Object> onRequest) {
        this.onRequest = onRequest;
        start(0);
    }

    private synchronized void start(final int port) {
        peer = new GrpcPeer(port, null);
        seenMetrics = 0;
        seenLogs = 0;
        held.clear();
        final GrpcPeer mine = peer;
        peer.answersMetrics(observer -> answerMetrics(mine, observer));
        peer.answersLogs(observer -> answerLogs(mine, observer));
    }

    private synchronized void answerMetrics(
            final GrpcPeer from, final StreamObserver<ExportMetricsServiceResponse> observer) {
        if (from == peer) {
            onRequest.accept(from.metrics().get(seenMetrics++));
            answer(() -> end(observer, ExportMetricsServiceResponse.getDefaultInstance()));
        }
    }

    private synchronized void answerLogs(
            final GrpcPeer from, final StreamObserver<ExportLogsServiceResponse> observer) {
        if (from == peer) {
            onRequest.accept(from.logs().get(seenLogs++));
            answer(() -> end(observer, ExportLogsServiceResponse.getDefaultInstance()));
        }
    }

    private static <R> void end(final StreamObserver<R> observer, final R response) {
        observer.onNext(response);
        observer.onCompleted();
    }

    private void answer(final Runnable answer) {
        if (isStalled) {
            held.add(answer);
        } else {
            answer.run();
        }
    }

    @Override
    public String url() {
        return peer.url();
    }

    @Override
    public synchronized void stall(final boolean isNow) {
        isStalled = isNow;
        if (!isNow) {
            held.forEach(Runnable::run);
            held.clear();
        }
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
