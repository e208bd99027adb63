package io.tailrace.jmh.paced;

import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.tailrace.cli.bench.paced.PacedTarget;
import io.tailrace.jmh.peers.Peers;
import io.tailrace.sinks.journal.ChronicleJournal;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What can be called: ours and the rulers. One a process, so that each is compiled for itself. */
enum PacedTargets {
    /** An engine in amnesia mode. */
    TAILRACE {
        @Override
        PacedTarget open(final Path folder) {
            return new EngineTarget(null);
        }
    },
    /** An engine with a journal. */
    TAILRACE_JOURNAL {
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
    /** Agrona's ring for one writer. */
    AGRONA_ONE_TO_ONE {
        @Override
        PacedTarget open(final Path folder) {
            return new AgronaTarget();
        }
    },
    /** HdrHistogram's recorder for one writer, read by nobody, as all below. */
    SINGLE_WRITER_RECORDER {
        @Override
        PacedTarget open(final Path folder) {
            return Peers.singleWriterRecorder()::recordValue;
        }
    },
    /** HdrHistogram's recorder for many writers. */
    RECORDER {
        @Override
        PacedTarget open(final Path folder) {
            return Peers.recorder()::recordValue;
        }
    },
    /** client_java's classic histogram. */
    CLIENT_JAVA {
        @Override
        PacedTarget open(final Path folder) {
            return observe(Peers.clientJavaClassic());
        }
    },
    /** client_java's native histogram. */
    CLIENT_JAVA_NATIVE {
        @Override
        PacedTarget open(final Path folder) {
            return observe(Peers.clientJavaNative());
        }
    },
    /** Micrometer's timer in its Prometheus registry. */
    MICROMETER {
        @Override
        PacedTarget open(final Path folder) {
            return time(Peers.micrometerTimer(false));
        }
    },
    /** The same with a percentile histogram. */
    MICROMETER_HISTOGRAM {
        @Override
        PacedTarget open(final Path folder) {
            return time(Peers.micrometerTimer(true));
        }
    },
    /** OpenTelemetry's explicit histogram. */
    OTEL_EXPLICIT {
        @Override
        PacedTarget open(final Path folder) {
            return record(Peers.otelExplicit());
        }
    },
    /** OpenTelemetry's exponential histogram. */
    OTEL_EXPONENTIAL {
        @Override
        PacedTarget open(final Path folder) {
            return record(Peers.otelExponential());
        }
    },
    /** The empty call once more: what the harness cannot tell apart. */
    NOTHING {
        @Override
        PacedTarget open(final Path folder) {
            return valueNs -> {};
        }
    };

    private static final double NS_PER_SECOND = 1e9;

    abstract PacedTarget open(Path folder);

    private static PacedTarget observe(final DistributionDataPoint histogram) {
        return valueNs -> histogram.observe(valueNs / NS_PER_SECOND);
    }

    private static PacedTarget record(final DoubleHistogram histogram) {
        return valueNs -> histogram.record(valueNs / NS_PER_SECOND);
    }

    private static PacedTarget time(final Timer timer) {
        return valueNs -> timer.record(valueNs, TimeUnit.NANOSECONDS);
    }
}
