package io.tailrace.sinks.aeron;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class LinkErrorsTest {
    @Test
    void shouldWarnOfEachCauseOnce() {
        final List<LogRecord> told = new ArrayList<>();
        final Handler handler = new Handler() {
            @Override
            public void publish(final LogRecord line) {
                told.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        final Logger logger = Logger.getLogger("io.tailrace.sinks.aeron");
        logger.addHandler(handler);
        try {
            final LinkErrors errors = new LinkErrors();
            errors.log(new IllegalStateException("image 17 is gone"));
            errors.log(new IllegalStateException("image 18 is gone"));
            errors.log(new IllegalStateException("no buffer"));
        } finally {
            logger.removeHandler(handler);
        }
        assertTrue(
                told.stream()
                                .filter(line -> line.getLevel().equals(Level.WARNING))
                                .count()
                        == 2,
                () -> told + "");
    }
}
