package io.tailrace.cli.bench.paced;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 3, 7, 300_000, 999_999, 1_000_000, 3_999_999})
    void shouldMakeAsManyCallsASecondAsItsRateWithoutDrift(final long rate) {
        final Schedule schedule = new Schedule(rate, 500);
        for (long call = 0; call < rate; call++) {
            schedule.advance();
        }
        assertEquals(500 + 1_000_000_000L, schedule.dueNs());
    }

    @Test
    void shouldPutTheEmptyCallHalfwayToTheNext() {
        final Schedule schedule = new Schedule(1_000_000, 0);
        schedule.advance();
        assertEquals(1_000, schedule.dueNs());
        assertEquals(1_500, schedule.emptyDueNs());
    }

    @ParameterizedTest
    @CsvSource({
        "1000000, 60000000000, 60000000",
        "4000000, 3600000000000000, 14400000000000",
        "3, 1500000000, 4",
        "1000000, 1000000, 1000"
    })
    void shouldKnowHowManyCallsADurationHas(final long rate, final long durationNs, final long calls) {
        assertEquals(calls, Schedule.calls(rate, durationNs));
    }
}
