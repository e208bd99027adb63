package io.tailrace.exposer.tls;

import io.tailrace.exposer.ExposerContext;
import io.tailrace.exposer.ExposerFixture;
import io.tailrace.exposer.Pages;
import io.tailrace.exposer.TlsConfig;
import io.tailrace.exposer.metrics.HandshakeFailure;
import io.tailrace.testsupport.TestCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * An exposer with TLS, whose pages are asked for by a client of its own, which keeps its connection: one handshake, of BoringSSL,
 * is counted from the start.
 */
final class TlsFixture implements AutoCloseable {
    static final TestCertificate CA = TestCertificate.authority("Test CA");

    final TestCertificate client = CA.issue("client");
    final ExposerFixture plain;
    final TlsClient watcher;

    TlsFixture(final Path folder, final UnaryOperator<TlsConfig> settings) throws Exception {
        this(new ExposerContext(), folder, settings);
    }

    TlsFixture(final ExposerContext context, final Path folder, final UnaryOperator<TlsConfig> settings)
            throws Exception {
        CA.issue("localhost").writeTo(folder, "server");
        CA.writeTo(folder, "ca");
        plain = new ExposerFixture(context.tls(settings.apply(config(folder))));
        watcher = TlsClient.trusting(CA).with(client).connect(port());
        plain.cut();
        pageWhere(page -> page.contains("tls_handshakes_total{"));
    }

    static TlsConfig config(final Path folder) {
        return TlsConfig.of(folder.resolve("server.pem"), folder.resolve("server.key"));
    }

    int port() {
        return plain.port();
    }

    String page() throws Exception {
        plain.advanceMs(10);
        return watcher.get("/metrics");
    }

    /** Asks until a page is as expected; a test that waits in vain ends by its own timeout. */
    String pageWhere(final Predicate<String> expected) throws Exception {
        String page = page();
        while (!expected.test(page)) {
            Thread.onSpinWait();
            page = page();
        }
        return page;
    }

    /** Waits for the next failed handshake of a reason. */
    void awaitFailures(final HandshakeFailure reason, final double count) throws Exception {
        pageWhere(page -> Pages.value(page, failures(reason)) >= count);
    }

    double value(final String family, final String labels) throws Exception {
        return Pages.value(page(), series(family, labels));
    }

    static String failures(final HandshakeFailure reason) {
        return series("tls_handshake_failure_reasons_total", "reason=\"" + reason.label() + "\"");
    }

    static String series(final String family, final String labels) {
        return family + "{" + ExposerFixture.BASE + (labels.isEmpty() ? "" : "," + labels) + "}";
    }

    @Override
    public void close() throws IOException {
        watcher.close();
        plain.close();
    }
}
