package io.tailrace.sinks.otlp.http;

import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.tailrace.sinks.otlp.call.OtlpTls;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** TLS of a server, of files. */
final class ServerTls {
    private ServerTls() {}

    static SSLContext context(final OtlpTls files) throws SSLException {
        return ((JdkSslContext) SslContextBuilder.forServer(
                                files.certificateFile().toFile(),
                                files.keyFile().toFile())
                        .trustManager(files.caFile().toFile())
                        .sslProvider(SslProvider.JDK)
                        .build())
                .context();
    }
}
