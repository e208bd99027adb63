package io.tailrace.sinks.grpc;

import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;

/**
 * The PEM files of TLS, for either side. A server has a certificate and its key, and with CAs it asks clients for certificates that lead to them. A client has the
 * CAs that it trusts, or those of the JDK, and may have a certificate and its key. TLS 1.3 and 1.2. Immutable.
 *
 * @param certificateFile the certificate first, then those that lead to its CA; null for none.
 * @param keyFile its key, PKCS#8, not encrypted, for its owner only; null for none.
 * @param caFile CAs that the other side must lead to; null for none.
 */
public record TlsFiles(Path certificateFile, Path keyFile, Path caFile) {
    /**
     * What is wrong with the files of a server.
     *
     * @return one line a fault; none if it can serve.
     */
    public List<String> faultsOfServer() {
        final List<String> faults = faultsOfFiles();
        if (certificateFile == null || keyFile == null) {
            faults.add("tls: a server needs a certificate file and a key file");
        }
        return faults.isEmpty() ? faultsOf(this::forServer) : faults;
    }

    /**
     * What is wrong with the files of a client.
     *
     * @return one line a fault; none if it can connect.
     */
    public List<String> faultsOfClient() {
        final List<String> faults = faultsOfFiles();
        if ((certificateFile == null) != (keyFile == null)) {
            faults.add("tls: a certificate file and a key file go together; give both or none");
        }
        return faults.isEmpty() ? faultsOf(this::forClient) : faults;
    }

    /**
     * For a server.
     *
     * @return made of what the files say now.
     * @throws IOException if they cannot be read, or do not fit.
     */
    public SslContext forServer() throws IOException {
        return make(() -> {
            final SslContextBuilder builder = SslContextBuilder.forServer(certificateFile.toFile(), keyFile.toFile());
            if (caFile != null) {
                builder.trustManager(caFile.toFile()).clientAuth(ClientAuth.REQUIRE);
            }
            return GrpcSslContexts.configure(builder).build();
        });
    }

    /**
     * For a client.
     *
     * @return made of what the files say now.
     * @throws IOException if they cannot be read, or do not fit.
     */
    public SslContext forClient() throws IOException {
        return make(() -> {
            final SslContextBuilder builder = GrpcSslContexts.forClient();
            if (caFile != null) {
                builder.trustManager(caFile.toFile());
            }
            if (certificateFile != null) {
                builder.keyManager(certificateFile.toFile(), keyFile.toFile());
            }
            return builder.build();
        });
    }

    private interface Making {
        SslContext make() throws SSLException;
    }

    private static SslContext make(final Making making) throws IOException {
        try {
            return making.make();
        } catch (final IllegalArgumentException e) {
            // Netty's word for files that say nothing it understands.
            throw new SSLException(e.getMessage(), e);
        }
    }

    private List<String> faultsOfFiles() {
        final List<String> faults = new ArrayList<>();
        PemFile.check("tls.certificateFile", certificateFile, false, faults);
        PemFile.check("tls.keyFile", keyFile, true, faults);
        PemFile.check("tls.caFile", caFile, false, faults);
        return faults;
    }

    private interface Use {
        SslContext make() throws IOException;
    }

    private static List<String> faultsOf(final Use use) {
        try {
            use.make();
            return List.of();
        } catch (final IOException e) {
            final Throwable cause = e.getCause() == null ? e : e.getCause();
            return List.of("tls: the files do not fit: " + e.getMessage()
                    + (cause == e || cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")"));
        }
    }
}
