package io.tailrace.cli.contracts.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.console.StopSignal;
import io.tailrace.cli.console.Terminals;
import io.tailrace.engine.time.EngineClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class StandardInputTest {
    private static final String BAD = "{\"schema\":\"tailrace.gate-update.v1\",\"written\":1,\"baseline\":\"x\"}\n";

    private final StopSignal stop = StopSignal.manual();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void shouldJudgeWhatComes() {
        final int exitCode = validate(new ByteArrayInputStream((BAD + BAD).getBytes(StandardCharsets.UTF_8)));

        assertEquals(ExitCode.NEGATIVE, exitCode, this::printed);
        assertTrue(printed().contains("-:2: /written: "), this::printed);
        assertFalse(printed().contains("ended before"), this::printed);
    }

    @Test
    void shouldSayWhatItFoundWhenItIsEndedWhileNothingComes() throws InterruptedException {
        final StillInput input = new StillInput(BAD);
        final Thread stopper = new Thread(() -> {
            input.awaitTaken();
            stop.request();
        });
        stopper.start();

        final int exitCode = validate(input);

        stopper.join();
        input.release();
        assertEquals(ExitCode.NEGATIVE, exitCode, this::printed);
        assertTrue(printed().contains("ended before all was read"), this::printed);
    }

    @Test
    void shouldEndThoughThereIsAlwaysMore() {
        final byte[] line = BAD.getBytes(StandardCharsets.UTF_8);
        final AtomicInteger reads = new AtomicInteger();

        final int exitCode = validate(new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(final byte[] bytes, final int offset, final int length) {
                if (reads.incrementAndGet() == 10) {
                    stop.request();
                }
                System.arraycopy(line, 0, bytes, offset, line.length);
                return line.length;
            }
        });

        assertEquals(ExitCode.NEGATIVE, exitCode, this::printed);
        assertTrue(printed().contains("ended before all was read"), this::printed);
    }

    @Test
    void shouldNotJudgeALineThatTheStopTore() throws InterruptedException {
        final StillInput input = new StillInput(BAD + "{\"schema\":");
        final Thread stopper = new Thread(() -> {
            input.awaitTaken();
            stop.request();
        });
        stopper.start();

        validate(input);

        stopper.join();
        input.release();
        assertTrue(printed().contains("-:1: /written: "), this::printed);
        assertFalse(printed().contains("-:2:"), this::printed);
    }

    @Test
    void shouldNotJudgeADocumentThatTheStopTore() throws InterruptedException {
        final StillInput input = new StillInput("{\n");
        final Thread stopper = new Thread(() -> {
            input.awaitTaken();
            stop.request();
        });
        stopper.start();

        validate(input);

        stopper.join();
        input.release();
        assertTrue(printed().contains("ended before all was read"), this::printed);
        assertFalse(printed().contains("-:1"), this::printed);
    }

    @Test
    void shouldTellThatItCouldNotBeRead() {
        final int exitCode = validate(new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("pipe broken");
            }

            @Override
            public int read(final byte[] bytes, final int offset, final int length) throws IOException {
                return read();
            }
        });

        assertEquals(ExitCode.NEGATIVE, exitCode, this::printed);
        assertTrue(printed().contains("-:1: cannot be read: java.io.IOException: pipe broken"), this::printed);
    }

    private int validate(final InputStream input) {
        final PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        final Console console = new Console(stream, stream, EngineClock.system(), stop, Terminals.NONE);
        return new CommandLine(new ValidateCommand(console, input)).execute("-");
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Gives a text and then stands still. */
    private static final class StillInput extends InputStream {
        private final InputStream text;
        private final CountDownLatch taken = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        StillInput(final String text) {
            this.text = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(final byte[] bytes, final int offset, final int length) throws IOException {
            final int read = text.read(bytes, offset, length);
            if (read > 0) {
                return read;
            }
            taken.countDown();
            try {
                released.await();
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return -1;
        }

        void awaitTaken() {
            try {
                taken.await();
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void release() {
            released.countDown();
        }
    }
}
