package io.tailrace.sinks.otlp.call;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import javax.net.ssl.SSLException;

/** Puts the files of a client into what TLS is built of. */
public final class TlsFiles {
    private TlsFiles() {}

    /**
     * Reads the files.
     *
     * @param builder of a client.
     * @param tls names the files.
     * @return the builder.
     * @throws TlsFileException if one cannot be read, or is not what it should be.
     */
    public static SslContextBuilder into(final SslContextBuilder builder, final OtlpTls tls) {
        try {
            if (tls.caFile() != null) {
                builder.trustManager(tls.caFile().toFile());
            }
            if (tls.certificateFile() != null) {
                builder.keyManager(tls.certificateFile().toFile(), tls.keyFile().toFile());
            }
            return builder;
        } catch (final IllegalArgumentException e) {
            throw new TlsFileException(tls, e);
        }
    }

    /**
     * Builds it.
     *
     * @param builder with its files.
     * @param tls where they came from.
     * @return the context.
     * @throws TlsFileException if a file is not what it should be.
     */
    public static SslContext build(final SslContextBuilder builder, final OtlpTls tls) {
        try {
            return builder.build();
        } catch (final SSLException | IllegalArgumentException e) {
            throw new TlsFileException(tls, e);
        }
    }
}
