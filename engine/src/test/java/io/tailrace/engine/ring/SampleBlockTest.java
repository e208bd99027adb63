package io.tailrace.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleBlockTest {
    @ParameterizedTest
    @CsvSource({"256, 128", "4096, 128", "8192, 256", "32768, 1024", "16777216, 1024"})
    void shouldBeAsLongAsTheRingHasRoomFor(final int capacityInSamples, final int samples) {
        assertEquals(samples, SampleBlock.samplesFor(capacityInSamples));
        assertEquals(0, capacityInSamples % samples);
    }
}
