package io.tailrace.sinks.otlp.grpc;

import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.netty.handler.ssl.SslContext;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.logs.v1.LogsServiceGrpc;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.MetricsServiceGrpc;
import io.tailrace.testsupport.Rebind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A real gRPC server of the protocol's own stubs that keeps what it is sent and answers as it is told. */
public final class GrpcPeer implements AutoCloseable {
    private final Server server;
    private final boolean isSecure;
    private final List<ExportMetricsServiceRequest> metrics = new CopyOnWriteArrayList<>();
    private final List<ExportLogsServiceRequest> logs = new CopyOnWriteArrayList<>();
    private final List<Metadata> headers = new CopyOnWriteArrayList<>();
    private volatile Consumer<StreamObserver<ExportMetricsServiceResponse>> metricsAnswer = observer -> {
        observer.onNext(ExportMetricsServiceResponse.getDefaultInstance());
        observer.onCompleted();
    };
    private volatile Consumer<StreamObserver<ExportLogsServiceResponse>> logsAnswer = observer -> {
        observer.onNext(ExportLogsServiceResponse.getDefaultInstance());
        observer.onCompleted();
    };

    public GrpcPeer() {
        this(0, null);
    }

    /** {@code tls} null for none. */
    public GrpcPeer(final int port, final SslContext tls) {
        isSecure = tls != null;
        try {
            server = Rebind.await(() -> builder(port, tls).build().start());
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private NettyServerBuilder builder(final int port, final SslContext tls) {
        final NettyServerBuilder builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .addService(new Metrics())
                .addService(new Logs())
                .intercept(new Headers());
        return isSecure ? builder.sslContext(tls) : builder;
    }

    public void answersMetrics(final Consumer<StreamObserver<ExportMetricsServiceResponse>> answer) {
        metricsAnswer = answer;
    }

    public void answersLogs(final Consumer<StreamObserver<ExportLogsServiceResponse>> answer) {
        logsAnswer = answer;
    }

    public List<ExportMetricsServiceRequest> metrics() {
        return metrics;
    }

    public List<ExportLogsServiceRequest> logs() {
        return logs;
    }

    public List<Metadata> headers() {
        return headers;
    }

    public int port() {
        return server.getPort();
    }

    public String url() {
        return (isSecure ? "https://localhost:" : "http://127.0.0.1:") + port();
    }

    /** Ends it, and cuts all connections. */
    @Override
    public void close() {
        server.shutdownNow();
        try {
            server.awaitTermination();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Metrics extends MetricsServiceGrpc.MetricsServiceImplBase {
        @Override
        public void export(
                final ExportMetricsServiceRequest request,
                final StreamObserver<ExportMetricsServiceResponse> observer) {
            metrics.add(request);
            metricsAnswer.accept(observer);
        }
    }

    private final class Logs extends LogsServiceGrpc.LogsServiceImplBase {
        @Override
        public void export(
                final ExportLogsServiceRequest request, final StreamObserver<ExportLogsServiceResponse> observer) {
            logs.add(request);
            logsAnswer.accept(observer);
        }
    }

    private final class Headers implements ServerInterceptor {
        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                final ServerCall<Q, R> call, final Metadata sent, final ServerCallHandler<Q, R> next) {
            headers.add(sent);
            return next.startCall(call, sent);
        }
    }
}
