package io.tailrace.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.testsupport.SettableClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.terminal.Terminal;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long TOTAL = 2_000;

    private final SettableClock clock = new SettableClock();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void shouldTellAPersonHowFarSomethingLongHasCome() {
        try (Progress progress = progress(true)) {
            progress.at(500);
            clock.advanceMs(999);
            progress.at(900);
            assertEquals("", text());

            clock.advanceMs(1);
            progress.at(1_000);
            progress.at(1_100);
            assertEquals("\r\u001b[Kreplaying: 50 % of 2,000 frames", text());

            clock.advanceMs(200);
            progress.at(3_000);
            assertTrue(text().endsWith("\r\u001b[Kreplaying: 100 % of 2,000 frames"), text());
        }
        assertTrue(text().endsWith("frames\r\u001b[K"), text());
        assertEquals(1, asked.get());
    }

    @Test
    void shouldSayNothingWhereNobodyLooks() {
        try (Progress progress = progress(false)) {
            clock.advanceMs(5_000);
            progress.at(1_000);
        }
        assertEquals("", text());
        assertEquals(0, asked.get());
    }

    private Progress progress(final boolean isWatched) {
        final Terminals terminals = new Terminals() {
            @Override
            public Optional<Terminal> openOutput() {
                return Optional.empty();
            }

            @Override
            public boolean isErrorTerminal() {
                return isWatched;
            }
        };
        final PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        final Console console = new Console(stream, stream, clock, StopSignal.manual(), terminals);
        return new Progress(console, "replaying", () -> {
            asked.incrementAndGet();
            return TOTAL;
        });
    }

    private String text() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
