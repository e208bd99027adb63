package io.tailrace.sinks.grpc.client;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.tailrace.sinks.grpc.StreamTarget;
import io.tailrace.stream.v1.TelemetryStreamGrpc;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.util.concurrent.TimeUnit;

/** Connects anew each time that it is asked, on one thread of Netty's: nothing of a connection that failed outlives it. One thread. */
final class Connector implements AutoCloseable {
    private static final int LONGEST_RESPONSE_IN_BYTES = 8 << 20;
    private static final int CONNECT_TIMEOUT_MS = 5_000;
    private static final long CLOSE_TIMEOUT_MS = 1_000;

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("tailrace-stream-io", true), NioIoHandler.newFactory());
    private final ClientSettings settings;
    private ManagedChannel channel;

    Connector(final ClientSettings settings) {
        this.settings = settings;
    }

    /** Begins a call on a connection of its own. */
    ServerCall connect() throws IOException {
        disconnect();
        final StreamTarget target = settings.target();
        final NettyChannelBuilder builder = target.socket() == null
                ? NettyChannelBuilder.forAddress(target.host(), target.port())
                        .channelType(NioSocketChannel.class)
                        .withOption(ChannelOption.TCP_NODELAY, true)
                : NettyChannelBuilder.forAddress(target.address())
                        .channelFactory(NioDomainSocketChannel::new, UnixDomainSocketAddress.class)
                        .overrideAuthority("localhost");
        builder.eventLoopGroup(loops)
                .directExecutor()
                .disableRetry()
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MS)
                .maxInboundMessageSize(LONGEST_RESPONSE_IN_BYTES);
        if (settings.tls() == null) {
            builder.usePlaintext();
        } else {
            builder.sslContext(settings.tls().forClient());
        }
        channel = builder.build();
        final ServerCall call = new ServerCall();
        TelemetryStreamGrpc.newStub(channel).subscribe(call);
        return call;
    }

    void disconnect() {
        if (channel != null) {
            channel.shutdownNow();
            channel = null;
        }
    }

    @Override
    public void close() {
        final ManagedChannel last = channel;
        disconnect();
        try {
            if (last != null) {
                last.awaitTermination(CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS);
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        loops.shutdownGracefully(0, CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS);
    }
}
