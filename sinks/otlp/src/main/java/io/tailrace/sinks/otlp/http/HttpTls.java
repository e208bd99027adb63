package io.tailrace.sinks.otlp.http;

import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.tailrace.sinks.otlp.call.OtlpTls;
import io.tailrace.sinks.otlp.call.TlsFiles;
import javax.net.ssl.SSLContext;

/** TLS of the JDK with the files of a client. */
final class HttpTls {
    private HttpTls() {}

    static SSLContext context(final OtlpTls tls) {
        final SslContextBuilder builder = TlsFiles.into(SslContextBuilder.forClient(), tls);
        return ((JdkSslContext) TlsFiles.build(builder.sslProvider(SslProvider.JDK), tls)).context();
    }
}
