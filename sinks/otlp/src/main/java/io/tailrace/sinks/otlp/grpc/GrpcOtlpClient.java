package io.tailrace.sinks.otlp.grpc;

import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContextBuilder;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.logs.v1.LogsServiceGrpc;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.MetricsServiceGrpc;
import io.tailrace.sinks.otlp.call.CallSettings;
import io.tailrace.sinks.otlp.call.OtlpAnswer;
import io.tailrace.sinks.otlp.call.OtlpClient;
import io.tailrace.sinks.otlp.call.OtlpRequest;
import io.tailrace.sinks.otlp.call.OtlpTls;
import io.tailrace.sinks.otlp.call.PeerText;
import io.tailrace.sinks.otlp.call.TlsFiles;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Makes unary calls over one HTTP/2 connection. One thread; what gRPC does, it does on its own. */
public final class GrpcOtlpClient implements OtlpClient {
    private static final int DEFAULT_PORT = 4317;
    private static final long SHUTDOWN_TIMEOUT_MS = 1_000;

    private final CallSettings settings;
    private final Metadata headers = new Metadata();
    private final EventLoopGroup eventLoop;
    private final ExecutorService resolver;
    private final ManagedChannel channel;
    private PendingCall<?, ? extends Message> underWay;
    private long sentNs;

    /**
     * Connects when there is something to send.
     *
     * @param settings of the calls.
     * @throws io.tailrace.sinks.otlp.call.TlsFileException if a file of TLS cannot be used.
     */
    public GrpcOtlpClient(final CallSettings settings) {
        this.settings = settings;
        settings.headers()
                .forEach((name, value) -> headers.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value));
        final int port = settings.endpoint().getPort() < 0
                ? DEFAULT_PORT
                : settings.endpoint().getPort();
        final NettyChannelBuilder builder =
                NettyChannelBuilder.forAddress(settings.endpoint().getHost(), port);
        if (settings.isSecure()) {
            final OtlpTls tls = settings.tls() == null ? OtlpTls.DEFAULT : settings.tls();
            final SslContextBuilder context = TlsFiles.into(GrpcSslContexts.forClient(), tls);
            builder.sslContext(TlsFiles.build(context, tls));
        } else {
            builder.usePlaintext();
        }
        eventLoop = new MultiThreadIoEventLoopGroup(1, settings.threadFactory(), NioIoHandler.newFactory());
        resolver = Executors.newSingleThreadExecutor(settings.threadFactory());
        // What is tried again is the transport's business. Answers are taken on the network's thread: they are only
        // kept.
        channel = builder.eventLoopGroup(eventLoop)
                .channelType(NioSocketChannel.class)
                .offloadExecutor(resolver)
                .directExecutor()
                .disableRetry()
                .userAgent(settings.userAgent())
                .maxInboundMessageSize(settings.maxResponseLengthInBytes())
                .build();
    }

    @Override
    public int lengthInBytes(final OtlpRequest request) {
        return request.message().getSerializedSize();
    }

    @Override
    public void send(final OtlpRequest request, final long nowNs) {
        cancel();
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(settings.timeoutNs(), TimeUnit.NANOSECONDS);
        options = settings.isCompressed() ? options.withCompression("gzip") : options;
        final Metadata own = new Metadata();
        own.merge(headers);
        sentNs = nowNs;
        // When to try again is decided by whoever calls: gRPC's own waits, of up to two minutes, would come on top.
        channel.resetConnectBackoff();
        underWay = request.message() instanceof ExportMetricsServiceRequest metrics
                ? PendingCall.start(channel.newCall(MetricsServiceGrpc.getExportMethod(), options), own, metrics)
                : PendingCall.start(
                        channel.newCall(LogsServiceGrpc.getExportMethod(), options), own, (ExportLogsServiceRequest)
                                request.message());
    }

    @Override
    public OtlpAnswer poll(final long nowNs) {
        if (underWay == null) {
            return OtlpAnswer.Pending.INSTANCE;
        }
        if (!underWay.isDone()) {
            if (nowNs - sentNs < settings.timeoutNs()) {
                return OtlpAnswer.Pending.INSTANCE;
            }
            cancel();
            reconnect();
            return new OtlpAnswer.Retryable("no answer in time", 0);
        }
        final PendingCall<?, ? extends Message> done = underWay;
        underWay = null;
        if (done.status().isOk()) {
            return accepted(done.response());
        }
        if (done.status().getCode() == io.grpc.Status.Code.DEADLINE_EXCEEDED) {
            reconnect();
        }
        return GrpcStatuses.answer(done.status(), done.trailers(), settings);
    }

    /** A connection on which nothing comes any more may be dead without anybody having said so. */
    private void reconnect() {
        channel.enterIdle();
    }

    private static OtlpAnswer accepted(final Message response) {
        if (response instanceof ExportMetricsServiceResponse metrics) {
            return accepted(
                    metrics.getPartialSuccess().getRejectedDataPoints(),
                    metrics.getPartialSuccess().getErrorMessage());
        }
        if (response instanceof ExportLogsServiceResponse logs) {
            return accepted(
                    logs.getPartialSuccess().getRejectedLogRecords(),
                    logs.getPartialSuccess().getErrorMessage());
        }
        return new OtlpAnswer.Refused("not_otlp", "the answer is none of OTLP");
    }

    private static OtlpAnswer accepted(final long rejected, final String message) {
        return new OtlpAnswer.Accepted(Math.max(0, rejected), PeerText.clip(message));
    }

    @Override
    public void cancel() {
        if (underWay != null) {
            underWay.cancel("given up");
            underWay = null;
        }
    }

    @Override
    public void close() {
        cancel();
        channel.shutdownNow();
        try {
            channel.awaitTermination(SHUTDOWN_TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        eventLoop
                .shutdownGracefully(0, SHUTDOWN_TIMEOUT_MS, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(SHUTDOWN_TIMEOUT_MS);
        resolver.shutdownNow();
    }
}
