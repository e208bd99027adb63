package io.tailrace.exposer.tls;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.OpenSslSession;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import io.tailrace.testsupport.TestCertificate;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** A client of BoringSSL: says which key exchanges it knows, and which one was taken. */
final class TlsClient implements AutoCloseable {
    /** An answer that does not come ends the test; nothing is waited for by this. */
    private static final long GIVE_UP_S = 30;

    private static final String ENDED = "ended";

    private final SslContextBuilder builder;
    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private SslContext context;
    private Channel channel;
    private volatile SslHandler tls;

    private TlsClient(final SslContextBuilder builder) {
        this.builder = builder;
    }

    static TlsClient trusting(final TestCertificate ca) {
        return new TlsClient(SslContextBuilder.forClient()
                .sslProvider(SslProvider.OPENSSL_REFCNT)
                .endpointIdentificationAlgorithm("")
                .trustManager(ca.certificate()));
    }

    TlsClient knowing(final String... groups) {
        builder.option(OpenSslContextOption.GROUPS, groups);
        return this;
    }

    TlsClient speaking(final String... protocols) {
        builder.protocols(protocols);
        return this;
    }

    TlsClient ciphers(final String... names) {
        builder.ciphers(List.of(names));
        return this;
    }

    TlsClient with(final TestCertificate certificate) {
        builder.keyManager(certificate.key(), certificate.certificate());
        return this;
    }

    /** Connects, and waits for the end of the handshake as the client sees it. */
    TlsClient connect(final int port) throws Exception {
        context = builder.build();
        channel = new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(final Channel made) {
                        tls = context.newHandler(made.alloc(), "localhost", port);
                        made.pipeline()
                                .addLast(tls)
                                .addLast(new HttpClientCodec())
                                .addLast(new HttpObjectAggregator(16 * 1024 * 1024))
                                .addLast(new Answers());
                    }
                })
                .connect("127.0.0.1", port)
                .sync()
                .channel();
        try {
            if (!tls.handshakeFuture().await(GIVE_UP_S, TimeUnit.SECONDS)) {
                throw new SSLException("no handshake");
            }
            if (!tls.handshakeFuture().isSuccess()) {
                throw new SSLException(tls.handshakeFuture().cause());
            }
            return this;
        } catch (final SSLException fault) {
            close();
            throw fault;
        }
    }

    String keyExchange() {
        return ((OpenSslSession) tls.engine().getSession()).getNamedGroup();
    }

    String applicationProtocol() {
        return tls.applicationProtocol();
    }

    String serialNumber() throws SSLException {
        return ((X509Certificate) tls.engine().getSession().getPeerCertificates()[0])
                .getSerialNumber()
                .toString();
    }

    /** Leaves the answer where it is. */
    @SuppressWarnings("FutureReturnValueIgnored") // whoever asks looks at the other side
    void askAndTakeNothing(final String path) {
        channel.config().setAutoRead(false);
        final DefaultFullHttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, path);
        request.headers().set("Host", "localhost");
        channel.writeAndFlush(request);
    }

    /** The body of an answer, or {@code ended}. */
    @SuppressWarnings("FutureReturnValueIgnored") // the answer says it
    String get(final String path) throws InterruptedException {
        final DefaultFullHttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, path);
        request.headers().set("Host", "localhost");
        channel.writeAndFlush(request);
        final String answer = answers.poll(GIVE_UP_S, TimeUnit.SECONDS);
        if (answer == null) {
            throw new IllegalStateException("no answer to " + path);
        }
        return answer;
    }

    @Override
    public void close() {
        if (channel != null) {
            channel.close().awaitUninterruptibly();
        }
        group.shutdownGracefully(0, GIVE_UP_S, TimeUnit.SECONDS).awaitUninterruptibly();
        ReferenceCountUtil.release(context);
    }

    private final class Answers extends SimpleChannelInboundHandler<FullHttpResponse> {
        @Override
        protected void channelRead0(final ChannelHandlerContext ignored, final FullHttpResponse answer) {
            answers.add(answer.content().toString(StandardCharsets.UTF_8).stripTrailing());
        }

        @Override
        public void channelInactive(final ChannelHandlerContext ignored) {
            answers.add(ENDED);
        }

        @Override
        public void exceptionCaught(final ChannelHandlerContext ignored, final Throwable fault) {
            // The handshake's future, or the end of the connection, says it.
        }
    }
}
