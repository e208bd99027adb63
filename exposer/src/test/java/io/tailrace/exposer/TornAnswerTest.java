package io.tailrace.exposer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.testsupport.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Scrapers that ask while the exposer closes have a whole answer or none, however slowly they read and whenever it closes. */
class TornAnswerTest {
    private static final int ROUNDS = 15;
    private static final int SCRAPERS = 4;
    private static final int SERIES = 1_200;
    private static final int SMALL_WINDOW = 4_096;

    @Test
    void shouldNeverSendAPartOfAnAnswer() {
        try (EngineFixture engine = new EngineFixture()) {
            fill(engine);
            final AtomicInteger whole = new AtomicInteger();
            final AtomicInteger none = new AtomicInteger();
            Seeds.run(ROUNDS, random -> {
                final Round round = new Round(whole, none);
                final Exposer exposer = Exposer.launch(
                        // Far longer than any answer takes, so that nothing is cut.
                        new ExposerContext().drainTimeoutMs(60_000).writeTimeoutMs(60_000),
                        engine.engine::openTailer,
                        EngineClock.system());
                final List<Thread> scrapers = new ArrayList<>();
                for (int i = 0; i < SCRAPERS; i++) {
                    final Random ofItsOwn = new Random(random.nextLong());
                    scrapers.add(new Thread(() -> round.scrape(exposer.address(), ofItsOwn), "scraper"));
                }
                scrapers.forEach(Thread::start);
                final int enough = random.nextInt(12);
                while (round.answers.get() < enough) {
                    Thread.onSpinWait();
                }
                exposer.close();
                for (final Thread scraper : scrapers) {
                    scraper.join();
                }
                assertEquals(List.of(), List.copyOf(round.torn));
            });
            assertTrue(whole.get() > 0 && none.get() >= SCRAPERS, whole + " whole, " + none + " none");
        }
    }

    private static void fill(final EngineFixture engine) {
        final Metric metric = engine.engine.register(MetricDescriptor.counter("large_total")
                .help("Takes room.")
                .labelNames("text")
                .seriesLimit(SERIES)
                .build());
        final String filler = "x".repeat(500);
        for (int i = 0; i < SERIES; i++) {
            engine.channel.counter(metric, i + filler).add(1);
        }
        engine.cut();
    }

    /** One exposer's life, with what its scrapers saw. */
    private static final class Round {
        private final AtomicInteger answers = new AtomicInteger();
        private final AtomicInteger whole;
        private final AtomicInteger none;
        private final Queue<String> torn = new ConcurrentLinkedQueue<>();

        Round(final AtomicInteger whole, final AtomicInteger none) {
            this.whole = whole;
            this.none = none;
        }

        /** Until nobody listens any more. */
        void scrape(final InetSocketAddress address, final Random random) {
            boolean isOver = false;
            while (!isOver) {
                try (Socket socket = new Socket()) {
                    socket.setReceiveBufferSize(SMALL_WINDOW);
                    socket.connect(address);
                    for (int i = 1 + random.nextInt(3); i > 0 && ask(socket, random); i--) {
                        whole.incrementAndGet();
                        answers.incrementAndGet();
                    }
                } catch (final IOException refused) {
                    isOver = true;
                    none.incrementAndGet();
                }
            }
        }

        /** Whether there may be another answer. */
        private boolean ask(final Socket socket, final Random random) {
            final ByteArrayOutputStream read = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write("GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(ISO_8859_1));
                return readAnswer(socket.getInputStream(), read, random);
            } catch (final IOException ended) {
                if (read.size() > 0) {
                    torn.add(read.size() + " bytes, then " + ended);
                }
                none.incrementAndGet();
                return false;
            }
        }

        private boolean readAnswer(final InputStream in, final ByteArrayOutputStream read, final Random random)
                throws IOException {
            final byte[] buffer = new byte[1 + random.nextInt(16_384)];
            long length = Long.MAX_VALUE;
            String head = "";
            while (read.size() < length) {
                final int count = in.read(buffer);
                if (count < 0) {
                    throw new IOException("the end, of " + length);
                }
                read.write(buffer, 0, count);
                if (length == Long.MAX_VALUE) {
                    final String text = read.toString(ISO_8859_1);
                    final int end = text.indexOf("\r\n\r\n");
                    if (end >= 0) {
                        head = text.substring(0, end);
                        length = end + 4 + Long.parseLong(head.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
                    }
                }
                if (random.nextInt(8) == 0) {
                    Thread.onSpinWait();
                }
            }
            if (read.size() != length) {
                torn.add(read.size() + " bytes, not " + length);
            }
            return !head.contains("Connection: close");
        }
    }
}
