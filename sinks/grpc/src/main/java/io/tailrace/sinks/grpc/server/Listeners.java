package io.tailrace.sinks.grpc.server;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.tailrace.sinks.grpc.SocketPath;
import io.tailrace.sinks.grpc.TlsFiles;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** The doors: a gRPC server for each address, on one thread of Netty's together. Any thread. */
final class Listeners implements AutoCloseable {
    private static final int MAX_CALLS_A_CONNECTION = 16;
    private static final int MAX_METADATA_LENGTH_IN_BYTES = 8_192;
    private static final int MAX_RESETS = 200;
    private static final int RESET_WINDOW_S = 30;
    private static final long HANDSHAKE_TIMEOUT_S = 5;
    private static final long IDLE_CONNECTION_S = 60;

    private final StreamSettings settings;
    private final List<BindableService> services;
    private final List<Server> servers = new ArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong refused = new AtomicLong();
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("tailrace-grpc-io", true), NioIoHandler.newFactory());
    private SocketPath socket;

    Listeners(final StreamSettings settings, final List<BindableService> services) {
        this.settings = settings;
        this.services = services;
    }

    void open() throws IOException {
        if (settings.address() != null) {
            open(settings.address(), NioServerSocketChannel::new, settings.tls());
        }
        if (settings.socket() != null) {
            socket = SocketPath.prepare(settings.socket());
            open(UnixDomainSocketAddress.of(settings.socket()), NioServerDomainSocketChannel::new, null);
            socket.protect();
        }
    }

    private void open(final SocketAddress address, final Supplier<ServerChannel> channels, final TlsFiles tls)
            throws IOException {
        final NettyServerBuilder builder = NettyServerBuilder.forAddress(address)
                .bossEventLoopGroup(loops)
                .workerEventLoopGroup(loops)
                .channelFactory(() -> {
                    final ServerChannel channel = channels.get();
                    channel.pipeline().addFirst(new ConnectionGate(settings.maxConnections(), connections, refused));
                    return channel;
                })
                .directExecutor()
                .addStreamTracerFactory(new CallEnd.Factory())
                .maxConcurrentCallsPerConnection(MAX_CALLS_A_CONNECTION)
                .maxInboundMessageSize(settings.maxRequestLengthInBytes())
                .maxInboundMetadataSize(MAX_METADATA_LENGTH_IN_BYTES)
                .maxRstFramesPerWindow(MAX_RESETS, RESET_WINDOW_S)
                .handshakeTimeout(HANDSHAKE_TIMEOUT_S, TimeUnit.SECONDS)
                .maxConnectionIdle(IDLE_CONNECTION_S, TimeUnit.SECONDS)
                .keepAliveTime(settings.keepAliveNs(), TimeUnit.NANOSECONDS)
                .keepAliveTimeout(settings.keepAliveTimeoutNs(), TimeUnit.NANOSECONDS)
                .permitKeepAliveTime(1, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(false);
        if (tls != null) {
            builder.sslContext(tls.forServer());
        }
        services.forEach(builder::addService);
        servers.add(builder.build().start());
    }

    /** The port that was taken; -1 if none is listened on. */
    int port() {
        return settings.address() == null ? -1 : servers.get(0).getPort();
    }

    int connections() {
        return connections.get();
    }

    /** Connections that were beyond the bound. */
    long refused() {
        return refused.get();
    }

    /** Accepts nothing more. */
    void shutdown() {
        servers.forEach(Server::shutdown);
    }

    /** Ends all connections at once. */
    void cut() {
        servers.forEach(Server::shutdownNow);
    }

    @Override
    public void close() {
        final long each = settings.closeTimeoutNs();
        try {
            for (final Server server : servers) {
                server.shutdown();
                if (!server.awaitTermination(each, TimeUnit.NANOSECONDS)) {
                    server.shutdownNow();
                    server.awaitTermination(each, TimeUnit.NANOSECONDS);
                }
            }
        } catch (final InterruptedException e) {
            servers.forEach(Server::shutdownNow);
            Thread.currentThread().interrupt();
        } finally {
            loops.shutdownGracefully(0, each, TimeUnit.NANOSECONDS).awaitUninterruptibly(each, TimeUnit.NANOSECONDS);
            if (socket != null) {
                socket.close();
            }
        }
    }
}
