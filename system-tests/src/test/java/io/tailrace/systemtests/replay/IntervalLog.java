package io.tailrace.systemtests.replay;

import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Started;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

/** An interval log, read with HdrHistogram's own tools. */
public final class IntervalLog {
    private static final String PROCESSOR = "org.HdrHistogram.HistogramLogProcessor";

    private final Path file;

    /** A log in a file. */
    public IntervalLog(final Path file) {
        this.file = file;
    }

    /** The sum of all intervals by tag, as {@code HistogramLogReader} reads them. */
    public Map<String, Histogram> sums() throws IOException {
        final Map<String, Histogram> sums = new TreeMap<>();
        try (HistogramLogReader reader = new HistogramLogReader(file.toFile())) {
            while (reader.hasNext()) {
                final EncodableHistogram next = reader.nextIntervalHistogram();
                if (next instanceof Histogram interval) {
                    sums.computeIfAbsent(interval.getTag(), tag -> {
                                final Histogram sum = new Histogram(interval.getNumberOfSignificantValueDigits());
                                sum.setAutoResize(true);
                                return sum;
                            })
                            .add(interval);
                }
            }
        }
        return sums;
    }

    /** What the {@code HistogramLogProcessor} command prints of it. */
    public Ended process(final String... options) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Dfile.encoding=" + StandardCharsets.UTF_8,
                "-cp",
                libraryOf(Histogram.class),
                PROCESSOR,
                "-i",
                file.toString()));
        command.addAll(List.of(options));
        try (Started process = Started.command(file.getParent(), command.toArray(String[]::new))) {
            return process.end();
        }
    }

    private static String libraryOf(final Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (final URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
