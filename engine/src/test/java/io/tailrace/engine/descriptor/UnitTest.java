package io.tailrace.engine.descriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tailrace.testsupport.Seeds;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recorded values are whole numbers; what is exposed is the nearest double. */
class UnitTest {
    @ParameterizedTest
    @CsvSource({
        "SECONDS, 0.005, 5000000",
        "SECONDS, 0.1, 100000000",
        "SECONDS, 0.3, 300000000",
        "SECONDS, 2.5, 2500000000",
        "SECONDS, 1e-9, 1",
        "SECONDS, 1.9e-9, 1",
        "SECONDS, 9e-10, 0",
        "SECONDS, 9000000000, 9000000000000000000",
        "MILLISECONDS, 0.1, 100000",
        "MILLISECONDS, 5, 5000000",
        "MILLIONTHS, 0.25, 250000",
        "MILLIONTHS, 0.0000019, 1",
        "MILLIONTHS, 2300000000000, 2300000000000000000",
        "BYTES, 64, 64",
        "NONE, 1.9, 1",
        "NONE, 0, 0"
    })
    void shouldRecordWhatIsExposedExactly(final Unit unit, final double exposed, final long recorded) {
        assertEquals(recorded, unit.toRecorded(exposed));
    }

    @Test
    void shouldRefuseWhatDoesNotFit() {
        assertThrows(ArithmeticException.class, () -> Unit.SECONDS.toRecorded(1e10));
    }

    @Test
    void shouldExposeTheNearestDouble() {
        Seeds.run(1_000, random -> {
            final long recorded = random.nextLong() >>> (11 + random.nextInt(50));

            final double value = (double) recorded; // exact below 2^53
            assertEquals(BigDecimal.valueOf(recorded, 9).doubleValue(), Unit.SECONDS.toExposed(value));
            assertEquals(BigDecimal.valueOf(recorded, 6).doubleValue(), Unit.MILLISECONDS.toExposed(value));
            assertEquals(BigDecimal.valueOf(recorded, 6).doubleValue(), Unit.MILLIONTHS.toExposed(value));
            assertEquals(value, Unit.BYTES.toExposed(value));
        });
    }

    @ParameterizedTest
    @CsvSource({"NONE, none, true", "BYTES, bytes, true", "SECONDS, seconds, false", "MILLIONTHS, none, false"})
    void shouldSayWhatExposedValuesAreIn(final Unit unit, final String name, final boolean isWhole) {
        assertEquals(name, unit.exposedName());
        assertEquals(isWhole, unit.isWhole());
    }

    @Test
    void shouldComeBackToTheSameNanoseconds() {
        Seeds.run(1_000, random -> {
            final long recorded = random.nextLong(1L << 50);

            assertEquals(recorded, Unit.SECONDS.toRecorded(Unit.SECONDS.toExposed((double) recorded)));
        });
    }
}
