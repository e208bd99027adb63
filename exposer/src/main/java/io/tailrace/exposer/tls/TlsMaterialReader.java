package io.tailrace.exposer.tls;

import io.tailrace.exposer.TlsConfig;
import io.tailrace.exposer.TlsConfig.ClientCertificates;
import io.tailrace.exposer.TlsConfig.PostQuantum;
import io.tailrace.exposer.fault.Faults;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Checks a configuration and reads its files. Any thread but the event loop's. */
public final class TlsMaterialReader {
    private TlsMaterialReader() {}

    /** What is wrong with it besides its files. */
    public static void checkSettings(final TlsConfig config, final Faults faults) {
        faults.checkRange("tls.handshakeTimeoutMs", config.handshakeTimeoutMs(), 1, 3_600_000);
        if (config.fileCheckIntervalMs() != 0) {
            faults.checkRange("tls.fileCheckIntervalMs", config.fileCheckIntervalMs(), 100, 86_400_000);
        }
        if (config.tls12() && config.postQuantum() == PostQuantum.PQ_ONLY) {
            faults.add("tls12 and PQ_ONLY exclude each other: TLS 1.2 knows no post-quantum key exchange; drop one");
        }
        if ((config.clientCertificates() == ClientCertificates.NONE) != (config.clientCaFile() == null)) {
            faults.add(
                    config.clientCaFile() == null
                            ? "tls.clientCertificates needs the file of the CAs that they must lead to"
                            : "tls.clientCaFile is given, but no client certificates are asked for; ask for them");
        }
    }

    /** What the files say, or null: then all that is wrong with them was added to the faults. */
    public static TlsMaterial read(final TlsConfig config, final long nowEpochMs, final Faults faults) {
        final Map<String, FileStamp> stamps = stamps(config);
        final List<X509Certificate> chain = certificates("tls.certificateFile", config.certificateFile(), faults);
        if (chain != null) {
            checkChain(config.certificateFile(), chain, nowEpochMs, faults);
        }
        final PrivateKey key = key(config.keyFile(), chain, faults);
        final List<X509Certificate> clientCas = config.clientCaFile() == null
                ? List.of()
                : certificates("tls.clientCaFile", config.clientCaFile(), faults);
        return faults.isEmpty() ? new TlsMaterial(chain, key, clientCas, stamps) : null;
    }

    /** The state of the files now; one that is not there has none. */
    static Map<String, FileStamp> stamps(final TlsConfig config) {
        final Map<String, FileStamp> stamps = new LinkedHashMap<>();
        Stream.of(config.certificateFile(), config.keyFile(), config.clientCaFile())
                .filter(Objects::nonNull)
                .forEach(file -> stamps.put(file.toString(), stamp(file)));
        return stamps;
    }

    private static FileStamp stamp(final Path file) {
        try {
            return FileStamp.of(file);
        } catch (final IOException missing) {
            return null;
        }
    }

    private static List<X509Certificate> certificates(final String what, final Path file, final Faults faults) {
        try {
            return List.copyOf(CertificateFile.read(file));
        } catch (final TlsFileException fault) {
            faults.add(what + ": " + fault.getMessage());
            return null;
        }
    }

    private static PrivateKey key(final Path file, final List<X509Certificate> chain, final Faults faults) {
        try {
            if (chain == null) {
                // What is wrong with the file itself is said nevertheless.
                PemBlocks.take(TrustedFile.read(file, true)).close();
                return null;
            }
            return KeyFile.read(file, chain.get(0).getPublicKey());
        } catch (final TlsFileException fault) {
            faults.add("tls.keyFile: " + TlsFileException.in(file, fault).getMessage());
            return null;
        }
    }

    /** One that has expired is served: it is warned about, and whoever must can still look. */
    private static void checkChain(
            final Path file, final List<X509Certificate> chain, final long nowEpochMs, final Faults faults) {
        final Instant begins = chain.get(0).getNotBefore().toInstant();
        if (begins.toEpochMilli() > nowEpochMs) {
            faults.add("tls.certificateFile: " + file + " is not valid before " + begins
                    + "; look at the clock, or wait for it");
        }
        for (int i = 1; i < chain.size(); i++) {
            if (!chain.get(i - 1).getIssuerX500Principal().equals(chain.get(i).getSubjectX500Principal())) {
                faults.add("tls.certificateFile: " + file + " is not in order: its certificate " + (i + 1)
                        + " did not issue the one before; put the server's first, then who issued it");
                return;
            }
        }
    }
}
