package io.tailrace.testsupport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * An X.509 certificate and its key, made in milliseconds, without a tool: a CA that signed itself, or one that a CA issued for
 * localhost. Immutable.
 */
public final class TestCertificate {
    /** Valid from the beginning of 2000 to the end of 2049. */
    public static final Instant BEGINS = Instant.parse("2000-01-01T00:00:00Z");

    /** The end of the validity, if none is given. */
    public static final Instant ENDS = Instant.parse("2049-12-31T00:00:00Z");

    private final X509Certificate certificate;
    private final PrivateKey key;
    private final TestCertificate issuer;

    private TestCertificate(final X509Certificate certificate, final PrivateKey key, final TestCertificate issuer) {
        this.certificate = certificate;
        this.key = key;
        this.issuer = issuer;
    }

    /**
     * A CA that signed itself.
     *
     * @param name its common name.
     * @return the CA, with a key on P-256.
     */
    public static TestCertificate authority(final String name) {
        return make(name, null, newKeyPair("EC", 256), BEGINS, ENDS);
    }

    /**
     * Issues one for a server or a client, with a key on P-256.
     *
     * @param name its common name.
     * @return the certificate.
     */
    public TestCertificate issue(final String name) {
        return issue(name, "EC", 256, BEGINS, ENDS);
    }

    /**
     * Issues one for a server or a client.
     *
     * @param name its common name.
     * @param algorithm of the key: {@code EC}, {@code RSA} or {@code Ed25519}.
     * @param bits size of the key; Ed25519 has only one.
     * @param begins from when it is valid.
     * @param ends until when.
     * @return the certificate.
     */
    public TestCertificate issue(
            final String name, final String algorithm, final int bits, final Instant begins, final Instant ends) {
        return make(name, this, newKeyPair(algorithm, bits), begins, ends);
    }

    /**
     * What it says.
     *
     * @return the certificate.
     */
    public X509Certificate certificate() {
        return certificate;
    }

    /**
     * What signs for it.
     *
     * @return the key.
     */
    public PrivateKey key() {
        return key;
    }

    /**
     * It and those that lead to its CA, in PEM, in order.
     *
     * @return the text of a file.
     */
    public String chainPem() {
        return pem("CERTIFICATE", encoded(certificate)) + (issuer == null ? "" : issuer.chainPem());
    }

    /**
     * Its key in PEM, PKCS#8.
     *
     * @return the text of a file.
     */
    public String keyPem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    /**
     * Writes chain and key to {@code NAME.pem} and {@code NAME.key}; the key for its owner only. Files that are there are replaced
     * as rotation does it: by renaming others to them.
     *
     * @param folder where.
     * @param name of the files.
     * @throws IOException if they cannot be written.
     */
    public void writeTo(final Path folder, final String name) throws IOException {
        replace(folder.resolve(name + ".pem"), chainPem(), "rw-r--r--");
        replace(folder.resolve(name + ".key"), keyPem(), "rw-------");
    }

    private static void replace(final Path file, final String text, final String rights) throws IOException {
        final Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights)));
        Files.writeString(next, text, StandardOpenOption.WRITE);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static TestCertificate make(
            final String name,
            final TestCertificate issuer,
            final KeyPair keys,
            final Instant begins,
            final Instant ends) {
        try {
            final PrivateKey signingKey = issuer == null ? keys.getPrivate() : issuer.key;
            final boolean isEc = signingKey.getAlgorithm().equals("EC");
            final byte[] algorithm = isEc
                    ? Der.sequence(Der.oid("1.2.840.10045.4.3.2"))
                    : Der.sequence(Der.oid("1.2.840.113549.1.1.11"), Der.tagged(0x05));
            final byte[] subject = Der.name(name);
            final byte[] body = Der.sequence(
                    Der.tagged(0xA0, Der.integer(BigInteger.TWO)),
                    Der.integer(new BigInteger(63, new SecureRandom()).setBit(62)),
                    algorithm,
                    issuer == null
                            ? subject
                            : issuer.certificate.getSubjectX500Principal().getEncoded(),
                    Der.sequence(Der.time(begins), Der.time(ends)),
                    subject,
                    keys.getPublic().getEncoded(),
                    Der.tagged(0xA3, issuer == null ? Der.extensionsOfCa() : Der.extensionsOfLocalhost()));
            final Signature signing = Signature.getInstance(isEc ? "SHA256withECDSA" : "SHA256withRSA");
            signing.initSign(signingKey);
            signing.update(body);
            final byte[] der = Der.sequence(body, algorithm, Der.bits(signing.sign()));
            return new TestCertificate(
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)),
                    keys.getPrivate(),
                    issuer);
        } catch (final GeneralSecurityException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static KeyPair newKeyPair(final String algorithm, final int bits) {
        try {
            final KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (Set.of("EC", "RSA").contains(algorithm)) {
                generator.initialize(bits);
            }
            return generator.generateKeyPair();
        } catch (final GeneralSecurityException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static byte[] encoded(final X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (final GeneralSecurityException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static String pem(final String label, final byte[] der) {
        final String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return String.join("\n", List.of("-----BEGIN " + label + "-----", text, "-----END " + label + "-----", ""));
    }
}
