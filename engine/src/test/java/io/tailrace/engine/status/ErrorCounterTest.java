package io.tailrace.engine.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.testsupport.CapturedLog;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every fault is counted; each kind, of one class and from one place, is logged once. */
class ErrorCounterTest {
    private final ErrorCounter errors = new ErrorCounter();

    @Test
    void shouldCountEveryFault() {
        assertEquals(0, errors.count());
        CapturedLog.of(() -> {
            for (int i = 0; i < 1_000; i++) {
                errors.onError(fault());
            }
        });
        assertEquals(1_000, errors.count());
    }

    @Test
    void shouldLogAKindOnce() {
        final String log = CapturedLog.of(() -> {
            for (int i = 0; i < 100; i++) {
                errors.onError(fault());
                errors.onError(otherFault());
            }
        });

        assertEquals(2, occurrences(log, "A consumer failed and goes on"));
        assertEquals(1, occurrences(log, "IllegalStateException: of one kind"));
        assertEquals(1, occurrences(log, "IllegalArgumentException: of another kind"));
    }

    @Test
    void shouldLogAKindTheNextTimeWhenThereWasNoMemoryForIt() {
        final AtomicBoolean isMemoryFull = new AtomicBoolean(true);
        final String log = CapturedLog.of(() -> {
            for (int i = 0; i < 5; i++) {
                errors.onError(new IllegalStateException("of one kind") {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public void printStackTrace(final PrintStream out) {
                        if (isMemoryFull.getAndSet(false)) {
                            throw new OutOfMemoryError("of a test");
                        }
                        super.printStackTrace(out);
                    }
                });
            }
        });
        assertEquals(5, errors.count());
        assertEquals(1, occurrences(log, ": of one kind"), log);
    }

    @Test
    void shouldNotLogWithoutBoundWhenEveryFaultIsAnother() {
        final String log = CapturedLog.of(() -> {
            for (int i = 0; i < 300; i++) {
                final IllegalStateException fault = new IllegalStateException("number " + i);
                fault.setStackTrace(new StackTraceElement[] {new StackTraceElement("A", "b", "A.java", i)});
                errors.onError(fault);
            }
        });

        assertEquals(256, occurrences(log, "A consumer failed and goes on"));
        assertEquals(300, errors.count());
    }

    @Test
    void shouldTakeAFaultWithoutAStackTrace() {
        CapturedLog.of(() -> errors.onError(new StackOverflowError() {
            private static final long serialVersionUID = 1L;

            @Override
            public StackTraceElement[] getStackTrace() {
                return new StackTraceElement[0];
            }
        }));
        assertEquals(1, errors.count());
    }

    private static IllegalStateException fault() {
        return new IllegalStateException("of one kind");
    }

    private static IllegalArgumentException otherFault() {
        return new IllegalArgumentException("of another kind");
    }

    private static int occurrences(final String text, final String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
