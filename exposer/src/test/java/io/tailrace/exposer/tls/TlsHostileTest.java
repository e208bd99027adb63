package io.tailrace.exposer.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.util.ResourceLeakDetector;
import io.tailrace.exposer.Pages;
import io.tailrace.exposer.RawClient;
import io.tailrace.exposer.metrics.HandshakeFailure;
import io.tailrace.testsupport.Seeds;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that are no handshake, or half of one: each is counted once, nothing leaks, and who behaves is served. */
@Timeout(120)
class TlsHostileTest {
    private static final int ATTACKS = 60;

    @TempDir
    Path folder;

    private final List<String> leaks = new CopyOnWriteArrayList<>();
    private final ResourceLeakDetector.Level before = ResourceLeakDetector.getLevel();

    @BeforeEach
    void watch() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        ByteBufUtil.setLeakListener((type, records) -> leaks.add(records));
    }

    @AfterEach
    void unwatch() {
        ByteBufUtil.setLeakListener(null);
        ResourceLeakDetector.setLevel(before);
    }

    @Test
    void shouldOutliveBytesThatAreNoHandshake() {
        Seeds.run(1, this::attackWith);
    }

    private void attackWith(final Random random) throws Exception {
        final byte[] hello = clientHello();
        try (TlsFixture fixture = new TlsFixture(folder, UnaryOperator.identity())) {
            final List<RawClient> waiting = new ArrayList<>();
            for (int i = 0; i < ATTACKS; i++) {
                final RawClient client = fixture.plain.raw().send(new String(attack(i, hello, random), ISO_8859_1));
                if (random.nextBoolean()) {
                    client.close();
                } else {
                    waiting.add(client);
                }
            }
            // Those that wait for more run out of their time.
            fixture.pageWhere(page -> {
                fixture.plain.advanceMs(100);
                return failures(page) == ATTACKS;
            });
            for (final RawClient client : waiting) {
                client.readToEnd();
                client.close();
            }
            try (TlsClient good = TlsClient.trusting(TlsFixture.CA).connect(fixture.port())) {
                assertEquals("{\"ok\":true}", good.get("/healthz"));
            }
            assertEquals(ATTACKS, fixture.value("tls_handshake_failures_total", ""));
        }
        assertEquals(List.of(), leaks());
    }

    private static double failures(final String page) {
        return Arrays.stream(HandshakeFailure.values())
                .mapToDouble(reason -> Pages.value(page, TlsFixture.failures(reason)))
                .sum();
    }

    /** Noise, noise in a record of TLS, half a hello, or one with a flipped bit behind its header. */
    private static byte[] attack(final int number, final byte[] hello, final Random random) {
        final byte[] noise = new byte[1 + random.nextInt(2_000)];
        random.nextBytes(noise);
        return switch (number % 4) {
            case 0 -> noise;
            case 1 -> concat(new byte[] {22, 3, 1, (byte) (noise.length >> 8), (byte) noise.length}, noise);
            case 2 -> Arrays.copyOf(hello, 1 + random.nextInt(hello.length - 1));
            default -> {
                final byte[] flipped = hello.clone();
                flipped[5 + random.nextInt(6)] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
        };
    }

    private static byte[] concat(final byte[] first, final byte[] second) {
        final byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] clientHello() throws Exception {
        final SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, null, null);
        final SSLEngine engine = context.createSSLEngine("localhost", 1);
        engine.setUseClientMode(true);
        final ByteBuffer out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), out);
        return Arrays.copyOf(out.array(), out.position());
    }

    private List<String> leaks() {
        final WeakReference<Object> garbage = new WeakReference<>(new Object());
        while (garbage.get() != null) {
            System.gc();
        }
        // Leaks are told of when the next buffer is taken.
        for (int i = 0; i < 10; i++) {
            final ByteBuf buffer = ByteBufAllocator.DEFAULT.directBuffer(16);
            buffer.release();
        }
        return leaks;
    }
}
