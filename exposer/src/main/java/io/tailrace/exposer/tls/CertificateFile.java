package io.tailrace.exposer.tls;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Certificates out of a PEM file. */
final class CertificateFile {
    private static final String LABEL = "CERTIFICATE";

    private CertificateFile() {}

    /** One at the least, in the file's order. */
    static List<X509Certificate> read(final Path file) throws TlsFileException {
        final List<X509Certificate> certificates = new ArrayList<>();
        try (PemBlocks pem = PemBlocks.take(TrustedFile.read(file, false))) {
            for (final PemBlocks.Block block : pem.blocks()) {
                if (block.label().equals(LABEL)) {
                    certificates.add(parse(file, block.der()));
                }
            }
        } catch (final TlsFileException fault) {
            throw TlsFileException.in(file, fault);
        }
        if (certificates.isEmpty()) {
            throw new TlsFileException(file + " has no certificate; give a PEM file with BEGIN CERTIFICATE");
        }
        return certificates;
    }

    private static X509Certificate parse(final Path file, final byte[] der) throws TlsFileException {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (final CertificateException fault) {
            throw new TlsFileException(file + " has a certificate that cannot be read: " + fault.getMessage());
        }
    }
}
