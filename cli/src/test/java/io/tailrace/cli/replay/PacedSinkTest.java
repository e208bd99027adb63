package io.tailrace.cli.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.replay.ReplayInterval;
import io.tailrace.engine.reader.replay.ReplaySink;
import io.tailrace.testsupport.SettableClock;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacedSinkTest {
    private static final long SECOND = 1_000_000_000;
    private static final EpochInfo EPOCH = new EpochInfo(1, "shop", "a", "1", false, false, 0, 0, 1, 0, SECOND);

    private final SettableClock clock = new SettableClock();
    private final long startNs = clock.nanoTime();
    private final List<String> log = new ArrayList<>();
    private int flushes;
    private long stopAtNs = Long.MAX_VALUE;

    @Test
    void shouldHandOverEachIntervalWhenItIsDue() {
        replay(1, 100, 101, 104);

        assertEquals(List.of("100 at 0.0", "101 at 1.0", "104 at 4.0", "end"), log);
        assertEquals(3, flushes);
    }

    @Test
    void shouldDivideThePace() {
        replay(10, 100, 101, 104);

        assertEquals(List.of("100 at 0.0", "101 at 0.1", "104 at 0.4", "end"), log);
    }

    @Test
    void shouldCatchUpWhenItsOutputWasSlow() {
        final PacedSink sink = sink(1);
        sink.onInterval(interval(100));
        clock.advanceNs(3 * SECOND);
        sink.onInterval(interval(101));
        sink.onInterval(interval(102));
        sink.onInterval(interval(104));

        assertEquals(List.of("100 at 0.0", "101 at 3.0", "102 at 3.0", "104 at 4.0"), log);
    }

    @Test
    void shouldBeginAnewWhereTheClockWasSetBack() {
        replay(1, 100, 101, 50, 51);

        assertEquals(List.of("100 at 0.0", "101 at 1.0", "50 at 1.0", "51 at 2.0", "end"), log);
    }

    @Test
    void shouldHandOverNothingAfterItWasStopped() {
        stopAtNs = startNs + SECOND + SECOND / 2;
        replay(1, 100, 101, 102, 103);

        assertEquals(List.of("100 at 0.0", "101 at 1.0", "end"), log);
    }

    private void replay(final double times, final long... ends) {
        final PacedSink sink = sink(times);
        for (final long end : ends) {
            sink.onInterval(interval(end));
        }
        sink.onEnd();
    }

    private PacedSink sink(final double times) {
        final ReplaySink noting = new ReplaySink() {
            @Override
            public void onInterval(final ReplayInterval interval) {
                log.add(interval.toNs() / SECOND + " at " + (clock.nanoTime() - startNs) / (double) SECOND);
            }

            @Override
            public void onEnd() {
                log.add("end");
            }
        };
        final OutputStream out = new OutputStream() {
            @Override
            public void write(final int b) {}

            @Override
            public void flush() {
                flushes++;
            }
        };
        return new PacedSink(noting, out, new Speed(times), clock, ns -> {
            clock.advanceNs(ns);
            return clock.nanoTime() >= stopAtNs;
        });
    }

    private static ReplayInterval interval(final long toSeconds) {
        return new ReplayInterval(EPOCH, (toSeconds - 1) * SECOND, toSeconds * SECOND, List.of());
    }
}
