package io.tailrace.jmh.paced;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Histogram;
import io.tailrace.cli.bench.paced.PacedTarget;
import io.tailrace.sinks.journal.ChronicleJournal;
import java.nio.file.Path;
import org.HdrHistogram.SingleWriterRecorder;

/** What can be called: ours and the rulers. One a process, so that each is compiled for itself. */
enum PacedTargets {
    /** An engine in amnesia mode. */
    ENGINE {
        @Override
        PacedTarget open(final Path folder) {
            return new EngineTarget(null);
        }
    },
    /** An engine with a journal. */
    JOURNAL {
        @Override
        PacedTarget open(final Path folder) {
            return new EngineTarget(ChronicleJournal.at(folder));
        }
    },
    /** A Disruptor with one sample an event. */
    DISRUPTOR {
        @Override
        PacedTarget open(final Path folder) {
            return new DisruptorTarget();
        }
    },
    /** HdrHistogram's recorder for one writer, read by nobody. */
    SINGLE_WRITER_RECORDER {
        @Override
        PacedTarget open(final Path folder) {
            return new SingleWriterRecorder(1_000, 3_600_000_000_000L, 3)::recordValue;
        }
    },
    /** client_java's classic histogram, read by nobody. */
    CLIENT_JAVA {
        @Override
        PacedTarget open(final Path folder) {
            final DistributionDataPoint histogram = Histogram.builder()
                    .name("operation_seconds")
                    .classicOnly()
                    .classicExponentialUpperBounds(1e-6, 4, 12)
                    .withoutExemplars()
                    .build();
            return valueNs -> histogram.observe(valueNs / 1e9);
        }
    },
    /** The empty call once more: what the harness cannot tell apart. */
    NOTHING {
        @Override
        PacedTarget open(final Path folder) {
            return valueNs -> {};
        }
    };

    abstract PacedTarget open(Path folder);
}
