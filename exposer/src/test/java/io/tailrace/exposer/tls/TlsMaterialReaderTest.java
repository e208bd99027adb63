package io.tailrace.exposer.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tailrace.exposer.TlsConfig;
import io.tailrace.exposer.TlsConfig.ClientCertificates;
import io.tailrace.exposer.TlsConfig.PostQuantum;
import io.tailrace.exposer.fault.Faults;
import io.tailrace.testsupport.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fault that files of TLS can have is told, with the file's name and what mends it. */
class TlsMaterialReaderTest {
    private static final long NOW_MS = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final TestCertificate CA = TestCertificate.authority("ca");
    private static final TestCertificate SERVER = CA.issue("server");

    @TempDir
    Path folder;

    private Path certificate;
    private Path key;

    @BeforeEach
    void write() throws IOException {
        SERVER.writeTo(folder, "server");
        certificate = folder.resolve("server.pem");
        key = folder.resolve("server.key");
    }

    @Test
    void shouldReadFilesThatAreAsTheyShouldBe() {
        final Faults faults = new Faults();
        final TlsMaterial material = TlsMaterialReader.read(
                TlsConfig.of(certificate, key).clientCertificates(ClientCertificates.REQUIRED, certificate),
                NOW_MS,
                faults);
        assertEquals("", faults.joined());
        assertEquals(2, material.chain().size());
        assertEquals(SERVER.certificate(), material.chain().get(0));
        assertEquals(SERVER.key(), material.key());
        assertEquals(2, material.clientCas().size());
        assertEquals(TestCertificate.ENDS.toEpochMilli(), material.expiresEpochMs());
        assertEquals(2, material.stamps().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "r--------", "rw-------"})
    void shouldAcceptAKeyThatOnlyItsOwnerAndPerhapsAGroupCanRead(final String rights) throws IOException {
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(rights));
        assertEquals("", faults());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw----r--", "rw-----w-", "rw------x", "rw--w----"})
    void shouldRefuseAKeyThatOthersCanReadOrChange(final String rights) throws IOException {
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(rights));
        assertFault("tls.keyFile", key, "chmod 0600");
    }

    @Test
    void shouldRefuseACertificateThatEverybodyCanChange() throws IOException {
        Files.setPosixFilePermissions(certificate, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertFault("tls.certificateFile", certificate, "chmod 0644");
    }

    @Test
    void shouldRefuseAFolderInWhichEverybodyMayExchangeFiles() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertFault("tls.keyFile", key, "chmod o-w " + folder);
    }

    @Test
    void shouldRefuseFilesOfAnotherUser() throws IOException {
        assumeTrue(
                (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0, "only root can give files away");
        Files.setAttribute(key, "unix:uid", 12_345);
        assertFault("tls.keyFile", key, "belongs to 12345");
    }

    @Test
    void shouldRefuseASymbolicLink() throws IOException {
        final Path real = folder.resolve("real.key");
        Files.move(key, real);
        Files.createSymbolicLink(key, real);
        assertFault("tls.keyFile", key, "symbolic link");
    }

    @Test
    void shouldFollowALinkedFolder() throws IOException {
        // As a mounted secret of Kubernetes has it, whose folder is exchanged whole.
        final Path link = folder.resolve("..data");
        Files.createSymbolicLink(link, folder);
        key = link.resolve("server.key");
        assertEquals("", faults());
    }

    @Test
    void shouldRefuseAFolderInPlaceOfAFile() throws IOException {
        Files.delete(certificate);
        Files.createDirectory(certificate);
        assertFault("tls.certificateFile", certificate, "is no file");
    }

    @Test
    void shouldTellOfAMissingFile() throws IOException {
        Files.delete(key);
        assertFault("tls.keyFile", key, "there is no file");
    }

    @Test
    void shouldTellOfAllFaultsAtOnce() throws IOException {
        Files.delete(certificate);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        final Faults faults = new Faults();
        final TlsConfig config = TlsConfig.of(certificate, key)
                .clientCertificates(ClientCertificates.OPTIONAL, folder.resolve("none.pem"))
                .handshakeTimeoutMs(0)
                .fileCheckIntervalMs(99)
                .tls12(true)
                .postQuantum(PostQuantum.PQ_ONLY);
        TlsMaterialReader.checkSettings(config, faults);
        assertNull(TlsMaterialReader.read(config, NOW_MS, faults));
        final String told = faults.joined();
        for (final String part : new String[] {
            "tls.handshakeTimeoutMs must be 1 to 3600000, was 0",
            "tls.fileCheckIntervalMs must be 100 to 86400000, was 99",
            "tls12 and PQ_ONLY exclude each other",
            "tls.certificateFile: there is no file " + certificate,
            "tls.keyFile: " + key + " can be read or changed by others",
            "tls.clientCaFile: there is no file " + folder.resolve("none.pem")
        }) {
            assertTrue(told.contains(part), told);
        }
    }

    @Test
    void shouldAskForTheCasOfClientsIfAndOnlyIfTheyAreNeeded() {
        assertTrue(settingFaults(TlsConfig.of(certificate, key).clientCertificates(ClientCertificates.REQUIRED, null))
                .contains("needs the file of the CAs"));
        assertTrue(settingFaults(TlsConfig.of(certificate, key).clientCertificates(ClientCertificates.NONE, key))
                .contains("no client certificates are asked for"));
        assertEquals("", settingFaults(TlsConfig.of(certificate, key).fileCheckIntervalMs(0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ENCRYPTED PRIVATE KEY | is encrypted; decrypt it",
                "RSA PRIVATE KEY | openssl pkcs8 -topk8",
                "EC PRIVATE KEY | openssl pkcs8 -topk8",
                "PUBLIC KEY | has no private key"
            })
    void shouldTellHowToMendAKeyOfAnotherKind(final String label, final String mending) throws IOException {
        Files.writeString(key, SERVER.keyPem().replace("PRIVATE KEY", label));
        assertFault("tls.keyFile", key, mending);
    }

    @Test
    void shouldRefuseTwoKeysInOneFile() throws IOException {
        Files.writeString(key, SERVER.keyPem() + SERVER.keyPem());
        assertFault("tls.keyFile", key, "several private keys");
    }

    @Test
    void shouldTellOfTornAndUnreadableBlocks() throws IOException {
        Files.writeString(key, SERVER.keyPem().substring(0, 100));
        assertFault("tls.keyFile", key, "ends within a block");
        Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----\n");
        assertFault("tls.keyFile", key, "no Base64");
        Files.writeString(key, SERVER.keyPem());
        Files.writeString(certificate, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertFault("tls.certificateFile", certificate, "cannot be read");
    }

    @Test
    void shouldTellOfAFileWithoutCertificates() throws IOException {
        Files.writeString(certificate, "");
        assertFault("tls.certificateFile", certificate, "has no certificate");
    }

    @Test
    void shouldRefuseAFileThatIsTooLong() throws IOException {
        Files.write(certificate, new byte[1_048_577]);
        assertFault("tls.certificateFile", certificate, "longer than");
    }

    @Test
    void shouldRefuseAKeyThatIsNotTheCertificates() throws IOException {
        Files.writeString(key, CA.issue("other").keyPem());
        assertFault("tls.keyFile", key, "is not the key of the certificate");
        Files.writeString(key, rsa(2_048).keyPem());
        assertFault("tls.keyFile", key, "is not the key of the certificate");
    }

    @Test
    void shouldAcceptAnRsaKeyOfAtLeast2048Bits() throws IOException {
        rsa(2_048).writeTo(folder, "server");
        assertEquals("", faults());
        rsa(1_024).writeTo(folder, "server");
        assertFault("tls.keyFile", key, "2,048 bits");
    }

    @Test
    void shouldRefuseKeysThatFewClientsKnow() throws IOException {
        CA.issue("server", "Ed25519", 0, TestCertificate.BEGINS, TestCertificate.ENDS)
                .writeTo(folder, "server");
        assertFault("tls.keyFile", key, "not served");
        CA.issue("server", "EC", 521, TestCertificate.BEGINS, TestCertificate.ENDS)
                .writeTo(folder, "server");
        assertFault("tls.keyFile", key, "not served");
    }

    @Test
    void shouldRefuseACertificateThatIsNotValidYet() throws IOException {
        CA.issue("server", "EC", 256, Instant.ofEpochMilli(NOW_MS + 1_000), TestCertificate.ENDS)
                .writeTo(folder, "server");
        assertFault("tls.certificateFile", certificate, "not valid before 2026-01-01T00:00:01Z");
    }

    @Test
    void shouldReadACertificateThatHasExpired() throws IOException {
        CA.issue("server", "EC", 256, TestCertificate.BEGINS, Instant.ofEpochMilli(NOW_MS - 1_000))
                .writeTo(folder, "server");
        assertEquals("", faults());
    }

    @Test
    void shouldRefuseAChainThatIsNotInOrder() throws IOException {
        Files.writeString(
                certificate,
                SERVER.chainPem() + TestCertificate.authority("other").chainPem());
        assertFault("tls.certificateFile", certificate, "its certificate 3 did not issue the one before");
    }

    private static TestCertificate rsa(final int bits) {
        return CA.issue("server", "RSA", bits, TestCertificate.BEGINS, TestCertificate.ENDS);
    }

    private String settingFaults(final TlsConfig config) {
        final Faults faults = new Faults();
        TlsMaterialReader.checkSettings(config, faults);
        return faults.joined();
    }

    private String faults() {
        final Faults faults = new Faults();
        final TlsMaterial material = TlsMaterialReader.read(TlsConfig.of(certificate, key), NOW_MS, faults);
        if (faults.isEmpty()) {
            assertNotNull(material);
        } else {
            assertNull(material);
        }
        return faults.joined();
    }

    private void assertFault(final String what, final Path file, final String why) {
        final String told = faults();
        assertTrue(told.contains(what + ": ") && told.contains(file.toString()) && told.contains(why), told);
    }
}
