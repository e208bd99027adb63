package io.tailrace.cli.bench.exposer;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import io.tailrace.cli.console.CommandFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/**
 * A certificate that signed itself, in files for one measured server, and what a client needs to open connections to it: it trusts this
 * certificate alone, and offers the hybrid key exchange first. The files lie in a folder of this user only, and end with this. One thread.
 */
final class ServerTls implements AutoCloseable {
    private static final String ALIAS = "bench";
    private static final String KEY_STORE = "bench.p12";
    /** The JDK makes no store without one. It protects nothing: the key lies beside it. */
    private static final String PASSWORD = "changeit";

    private static final String CERTIFICATE = "bench.pem";
    private static final String KEY = "bench.key";
    private static final String[] GROUPS = {"X25519MLKEM768", "X25519", "P-256", "P-384"};
    private static final int PEM_LINE_LENGTH = 64;

    private final Path folder;
    private SslContext client;

    private ServerTls(final Path folder) {
        this.folder = folder;
    }

    /** Makes one: a second or so, most of it that of a JVM that starts. */
    static ServerTls make() {
        return make(Path.of(System.getProperty("java.home")));
    }

    /** With the keytool of a JDK. */
    static ServerTls make(final Path javaHome) {
        ServerTls made = null;
        try {
            made = new ServerTls(Files.createTempDirectory("tailrace-bench-tls"));
            made.write(javaHome.resolve("bin").resolve("keytool"));
            return made;
        } catch (final IOException | GeneralSecurityException e) {
            if (made != null) {
                made.close();
            }
            throw CommandFault.cannotRun(
                    "cannot make a certificate",
                    System.getProperty("java.io.tmpdir") + " (" + e.getMessage() + ")",
                    "give a folder in TAILRACE_JAVA_OPTS, as -Djava.io.tmpdir=DIR, or leave out TLS with --only",
                    e);
        }
    }

    private void write(final Path keytool) throws IOException, GeneralSecurityException {
        run(keytool);
        final char[] password = PASSWORD.toCharArray();
        final KeyStore store = KeyStore.getInstance(folder.resolve(KEY_STORE).toFile(), password);
        final X509Certificate certificate = (X509Certificate) store.getCertificate(ALIAS);
        Files.writeString(certificateFile(), pem("CERTIFICATE", certificate.getEncoded()));
        Files.createFile(keyFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                keyFile(), pem("PRIVATE KEY", store.getKey(ALIAS, password).getEncoded()));
        client = newClient(certificate);
    }

    private void run(final Path keytool) throws IOException {
        final List<String> command = List.of(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                folder.resolve(KEY_STORE).toString(),
                "-storepass",
                PASSWORD);
        final Process process =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(output.strip().replaceAll("\\s+", " "));
            }
        } catch (final InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static SslContext newClient(final X509Certificate certificate) throws IOException {
        // No name of a server is checked: this certificate, which nobody else has, is trusted and no other.
        final SslContextBuilder builder = SslContextBuilder.forClient()
                .protocols("TLSv1.3")
                .endpointIdentificationAlgorithm("")
                .trustManager(certificate);
        return OpenSsl.isAvailable() && OpenSsl.versionString().startsWith("BoringSSL")
                ? builder.sslProvider(SslProvider.OPENSSL_REFCNT)
                        .option(OpenSslContextOption.GROUPS, GROUPS)
                        .build()
                : builder.sslProvider(SslProvider.JDK).build();
    }

    private static String pem(final String label, final byte[] der) {
        final String text =
                Base64.getMimeEncoder(PEM_LINE_LENGTH, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
    }

    /** In PEM. */
    Path certificateFile() {
        return folder.resolve(CERTIFICATE);
    }

    /** In PEM, for this user only. */
    Path keyFile() {
        return folder.resolve(KEY);
    }

    /** Opens connections, each with a whole handshake: no session is kept. */
    SslContext client() {
        return client;
    }

    @Override
    public void close() {
        ReferenceCountUtil.release(client);
        try {
            for (final String name : List.of(KEY_STORE, CERTIFICATE, KEY)) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.delete(folder);
        } catch (final IOException e) {
            throw CommandFault.cannotRun("cannot remove a key", folder + " (" + e.getMessage() + ")", "remove it", e);
        }
    }
}
