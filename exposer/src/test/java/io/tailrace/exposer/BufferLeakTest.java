package io.tailrace.exposer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever clients do, each of Netty's buffers is given back. */
class BufferLeakTest {
    private static final List<String> REQUESTS = List.of(
            "GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\nGET /hea",
            "POST /metrics HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nbody",
            "GET /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
            "\u0000\u0001\u0002\r\n\r\n",
            "GET /" + "a".repeat(5_000));

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
    void shouldGiveBackEveryBuffer() throws IOException, InterruptedException {
        try (ExposerFixture fixture = new ExposerFixture().ready()) {
            for (int i = 0; i < 20; i++) {
                for (final String request : REQUESTS) {
                    try (RawClient client = fixture.raw().send(request)) {
                        if (i % 2 == 0) {
                            client.readToEndOfFirstLine();
                        }
                    }
                }
            }
            fixture.page();
        }
        collectGarbage();
        // Leaks are told of when the next buffer is taken.
        for (int i = 0; i < 10; i++) {
            final ByteBuf buffer = ByteBufAllocator.DEFAULT.directBuffer(16);
            buffer.release();
        }
        assertEquals(List.of(), leaks);
    }

    private static void collectGarbage() {
        final WeakReference<Object> garbage = new WeakReference<>(new Object());
        while (garbage.get() != null) {
            System.gc();
        }
    }
}
