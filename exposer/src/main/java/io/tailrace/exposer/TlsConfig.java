package io.tailrace.exposer;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How an {@link Exposer} speaks TLS: the only type for it. Immutable: each method returns another one. The files are read, and all
 * of their faults told at once, when the exposer is launched; later changes of them are taken over while it runs.
 *
 * <pre>{@code
 * new ExposerContext().port(9443).tls(TlsConfig.of(Path.of("server.pem"), Path.of("server.key")).pqRequired(true))
 * }</pre>
 */
public final class TlsConfig {
    private static final long DEFAULT_HANDSHAKE_TIMEOUT_MS = 2_000;
    private static final long DEFAULT_FILE_CHECK_INTERVAL_MS = 10_000;

    private final Path certificateFile;
    private final Path keyFile;
    private Path clientCaFile;
    private ClientCertificates clientCertificates = ClientCertificates.NONE;
    private PostQuantum postQuantum = PostQuantum.HYBRID;
    private boolean pqRequired;
    private boolean tls12;
    private boolean resumption = true;
    private long handshakeTimeoutMs = DEFAULT_HANDSHAKE_TIMEOUT_MS;
    private long fileCheckIntervalMs = DEFAULT_FILE_CHECK_INTERVAL_MS;

    private TlsConfig(final Path certificateFile, final Path keyFile) {
        this.certificateFile = Objects.requireNonNull(certificateFile, "certificateFile");
        this.keyFile = Objects.requireNonNull(keyFile, "keyFile");
    }

    /**
     * TLS 1.3 with a hybrid key exchange offered, session resumption, and no client certificates.
     *
     * @param certificateFile PEM: the server's certificate first, then those that lead to its CA.
     * @param keyFile PEM, PKCS#8, not encrypted: the key of the first certificate, ECDSA (P-256, P-384) or RSA (2,048 bits or more).
     *     No symbolic link, owned by the process's user or root, and not readable by others.
     * @return the configuration.
     */
    public static TlsConfig of(final Path certificateFile, final Path keyFile) {
        return new TlsConfig(certificateFile, keyFile);
    }

    /**
     * Whether clients must show a certificate; default {@link ClientCertificates#NONE}.
     *
     * @param value whether they must.
     * @param caFile PEM: the CAs that their certificates must lead to; null with {@link ClientCertificates#NONE}.
     * @return another configuration.
     */
    public TlsConfig clientCertificates(final ClientCertificates value, final Path caFile) {
        final TlsConfig changed = copy();
        changed.clientCertificates = Objects.requireNonNull(value, "clientCertificates");
        changed.clientCaFile = caFile;
        return changed;
    }

    /**
     * Which key exchanges are offered; default {@link PostQuantum#HYBRID}.
     *
     * @param value which ones.
     * @return another configuration.
     */
    public TlsConfig postQuantum(final PostQuantum value) {
        final TlsConfig changed = copy();
        changed.postQuantum = Objects.requireNonNull(value, "postQuantum");
        return changed;
    }

    /**
     * Whether {@code /readyz} says {@code pq_hybrid_required} while no hybrid key exchange is offered, because of
     * {@link PostQuantum#OFF} or because this machine has no native TLS library; default false. Clients without one are still
     * served, and counted in {@code pq_downgrades_total}: to refuse them, take {@link PostQuantum#PQ_ONLY}.
     *
     * @param value whether it does.
     * @return another configuration.
     */
    public TlsConfig pqRequired(final boolean value) {
        final TlsConfig changed = copy();
        changed.pqRequired = value;
        return changed;
    }

    /**
     * Whether TLS 1.2 is spoken besides TLS 1.3; default false. It knows no hybrid key exchange.
     *
     * @param value whether it is.
     * @return another configuration.
     */
    public TlsConfig tls12(final boolean value) {
        final TlsConfig changed = copy();
        changed.tls12 = value;
        return changed;
    }

    /**
     * Whether a client that comes again may resume its session, without certificates and signatures; default true.
     *
     * @param value whether it may.
     * @return another configuration.
     */
    public TlsConfig resumption(final boolean value) {
        final TlsConfig changed = copy();
        changed.resumption = value;
        return changed;
    }

    /**
     * Time from the connection to the end of its handshake; default 2,000. A slower client is cut.
     *
     * @param value milliseconds, 1 to 3600000.
     * @return another configuration.
     */
    public TlsConfig handshakeTimeoutMs(final long value) {
        final TlsConfig changed = copy();
        changed.handshakeTimeoutMs = value;
        return changed;
    }

    /**
     * Time between looks at the files; default 10,000. New ones serve the connections that come after; open ones go on.
     *
     * @param value milliseconds, 100 to 86400000; 0 looks at them only when the exposer is reloaded.
     * @return another configuration.
     */
    public TlsConfig fileCheckIntervalMs(final long value) {
        final TlsConfig changed = copy();
        changed.fileCheckIntervalMs = value;
        return changed;
    }

    /**
     * The server's certificate and those behind it.
     *
     * @return the file.
     */
    public Path certificateFile() {
        return certificateFile;
    }

    /**
     * The key of the server's certificate.
     *
     * @return the file.
     */
    public Path keyFile() {
        return keyFile;
    }

    /**
     * The CAs of client certificates.
     *
     * @return the file, or null.
     */
    public Path clientCaFile() {
        return clientCaFile;
    }

    /**
     * Whether clients must show a certificate.
     *
     * @return whether they must.
     */
    public ClientCertificates clientCertificates() {
        return clientCertificates;
    }

    /**
     * Which key exchanges are offered.
     *
     * @return which ones.
     */
    public PostQuantum postQuantum() {
        return postQuantum;
    }

    /**
     * Whether it is not ready without a hybrid key exchange.
     *
     * @return whether it is.
     */
    public boolean pqRequired() {
        return pqRequired;
    }

    /**
     * Whether TLS 1.2 is spoken.
     *
     * @return whether it is.
     */
    public boolean tls12() {
        return tls12;
    }

    /**
     * Whether sessions may be resumed.
     *
     * @return whether they may.
     */
    public boolean resumption() {
        return resumption;
    }

    /**
     * Time for a handshake.
     *
     * @return milliseconds.
     */
    public long handshakeTimeoutMs() {
        return handshakeTimeoutMs;
    }

    /**
     * Time between looks at the files.
     *
     * @return milliseconds; 0 for never.
     */
    public long fileCheckIntervalMs() {
        return fileCheckIntervalMs;
    }

    /**
     * Whether another one says the same; what is in the files is not compared.
     *
     * @param other any object.
     * @return true if all options are equal.
     */
    @Override
    public boolean equals(final Object other) {
        return other instanceof TlsConfig config && options().equals(config.options());
    }

    /**
     * Of all options.
     *
     * @return fits {@link #equals}.
     */
    @Override
    public int hashCode() {
        return options().hashCode();
    }

    private List<Object> options() {
        return Arrays.asList(
                certificateFile,
                keyFile,
                clientCaFile,
                clientCertificates,
                postQuantum,
                pqRequired,
                tls12,
                resumption,
                handshakeTimeoutMs,
                fileCheckIntervalMs);
    }

    private TlsConfig copy() {
        final TlsConfig copy = new TlsConfig(certificateFile, keyFile);
        copy.clientCaFile = clientCaFile;
        copy.clientCertificates = clientCertificates;
        copy.postQuantum = postQuantum;
        copy.pqRequired = pqRequired;
        copy.tls12 = tls12;
        copy.resumption = resumption;
        copy.handshakeTimeoutMs = handshakeTimeoutMs;
        copy.fileCheckIntervalMs = fileCheckIntervalMs;
        return copy;
    }

    /** Whether clients must show a certificate. */
    public enum ClientCertificates {
        /** They are not asked. */
        NONE,
        /** They are asked; one that is shown must lead to a CA. */
        OPTIONAL,
        /** Without one there is no connection. */
        REQUIRED
    }

    /** Which key exchanges are offered. */
    public enum PostQuantum {
        /** X25519, P-256 and P-384: classical ones only. */
        OFF,
        /** X25519MLKEM768 first, and the classical ones for clients that do not know it. */
        HYBRID,
        /** X25519MLKEM768 alone: clients that do not know it are refused. */
        PQ_ONLY
    }
}
