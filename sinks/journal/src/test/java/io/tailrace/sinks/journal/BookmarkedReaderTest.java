package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.RetainedSamples;
import io.tailrace.engine.reader.SampleBlock;
import io.tailrace.engine.recording.ChannelHistogram;
import io.tailrace.testsupport.SettableClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookmarkedReaderTest {
    private final SettableClock clock = new SettableClock();

    @TempDir
    Path directory;

    @Test
    void shouldTellTheSamplesOfBlocksToAListenerThatReadsThem() {
        recordSamples();
        final List<Long> values = new ArrayList<>();
        readAll(new FrameListener() {
            @Override
            public boolean readsSamples() {
                return true;
            }

            @Override
            public void onSampleBlock(final SampleBlock block, final long position) {
                final RetainedSamples samples = block.samples();
                while (samples.next()) {
                    values.add(samples.value());
                }
            }
        });
        assertEquals(List.of(7L, 8L, 9L), values);
    }

    @Test
    void shouldLeaveTheSamplesAloneForAListenerThatDoesNot() {
        recordSamples();
        final List<Integer> counts = new ArrayList<>();
        readAll(new FrameListener() {
            @Override
            public void onSampleBlock(final SampleBlock block, final long position) {
                assertNull(block.samples());
                counts.add(block.sampleCount());
            }
        });
        assertEquals(3, counts.stream().mapToInt(Integer::intValue).sum());
    }

    private void readAll(final FrameListener listener) {
        try (ChronicleJournal journal = ChronicleJournal.openForReading(directory);
                BookmarkedReader reader = BookmarkedReader.open(journal, "samples", null, listener)) {
            while (reader.poll(100) > 0) {
                assertEquals(0, reader.lostFrames());
            }
        }
    }

    private void recordSamples() {
        try (TelemetryEngine engine = EngineRun.launch(ChronicleJournal.at(directory), clock)) {
            final ChannelHistogram latency = engine.openChannel("worker")
                    .histogram(engine.register(MetricDescriptor.histogram("latency")
                            .help("Kept.")
                            .retainSamples()
                            .build()));
            for (int value = 7; value <= 9; value++) {
                latency.record(value);
                clock.advanceMs(100);
                engine.invoke();
            }
        }
    }
}
