package io.tailrace.exposer.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.exposer.TlsConfig;
import io.tailrace.exposer.TlsConfig.PostQuantum;
import io.tailrace.exposer.connection.Connection;
import io.tailrace.exposer.fault.DistinctWarnings;
import io.tailrace.exposer.fault.Faults;
import io.tailrace.exposer.metrics.ExposerMetrics;
import io.tailrace.testsupport.CapturedLog;
import io.tailrace.testsupport.SettableClock;
import io.tailrace.testsupport.TestCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A machine without BoringSSL: the JDK's TLS serves, and says clearly what it does not offer. */
@Timeout(60)
class TlsLibraryTest {
    private static final TestCertificate CA = TestCertificate.authority("ca");

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();
    private final ExposerMetrics metrics = new ExposerMetrics();
    private final TlsServer server =
            new TlsServer(clock, metrics.tls(), new DistinctWarnings(), 10_000_000, Runnable::run, Thread::new);

    @Test
    void shouldFindBoringSslOnThisMachine() {
        assertEquals(TlsLibrary.BORING_SSL, TlsLibrary.ofThisMachine());
    }

    @Test
    void shouldNotBeReadyIfAHybridKeyExchangeIsRequired() throws Exception {
        final String log = CapturedLog.of(() -> server.use(open(config().pqRequired(true), TlsLibrary.JDK)));
        assertEquals(List.of("pq_hybrid_required"), server.missing());
        assertTrue(log.contains("no hybrid key exchange is offered"), log);
        server.use(open(config().pqRequired(true), TlsLibrary.BORING_SSL));
        assertEquals(List.of(), server.missing());
        server.use(open(config(), TlsLibrary.JDK));
        assertEquals(List.of(), server.missing());
        server.use(null);
        assertEquals(List.of(), server.missing());
        assertFalse(server.isOn());
    }

    @Test
    void shouldRefuseToServePostQuantumOnly() {
        final IllegalArgumentException fault = assertThrows(
                IllegalArgumentException.class, () -> open(config().postQuantum(PostQuantum.PQ_ONLY), TlsLibrary.JDK));
        assertTrue(fault.getMessage().contains("PQ_ONLY needs BoringSSL"), fault.getMessage());
    }

    @Test
    void shouldShakeHandsByTheJdk() throws Exception {
        server.use(open(config().resumption(false).tls12(true), TlsLibrary.JDK));
        final EmbeddedChannel ours = new EmbeddedChannel();
        final Connection connection = new Connection(ours, clock.nanoTime());
        server.addTo(ours, connection, server.current());
        final SslContext context = SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .endpointIdentificationAlgorithm("")
                .trustManager(CA.certificate())
                .build();
        final EmbeddedChannel theirs = new EmbeddedChannel();
        final SslHandler client = context.newHandler(theirs.alloc());
        theirs.pipeline().addLast(client);
        while (!client.handshakeFuture().isDone() || connection.isInHandshake()) {
            carry(theirs, ours);
            carry(ours, theirs);
        }
        assertTrue(client.handshakeFuture().isSuccess());
        assertEquals(1, handshakes("other"));
        theirs.finishAndReleaseAll();
        ours.finishAndReleaseAll();
    }

    private long handshakes(final String group) {
        return metrics.family(MetricFamilies.TLS_HANDSHAKES_TOTAL)
                .value(group, "TLSv1.3")
                .value();
    }

    private TlsConfig config() {
        return TlsFixture.config(folder);
    }

    private TlsContext open(final TlsConfig config, final TlsLibrary library) {
        try {
            CA.issue("localhost").writeTo(folder, "server");
        } catch (final IOException fault) {
            throw new UncheckedIOException(fault);
        }
        final Faults faults = new Faults();
        final TlsMaterial material = TlsMaterialReader.read(config, clock.epochNanos() / 1_000_000, faults);
        faults.throwIfAny("test");
        return TlsContext.open(config, material, library);
    }

    private static void carry(final EmbeddedChannel from, final EmbeddedChannel to) {
        from.runPendingTasks();
        for (ByteBuf bytes = from.readOutbound(); bytes != null; bytes = from.readOutbound()) {
            to.writeInbound(bytes);
        }
        to.runPendingTasks();
    }
}
