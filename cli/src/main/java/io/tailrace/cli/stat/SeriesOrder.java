package io.tailrace.cli.stat;

import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.engine.reader.SeriesInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What series are sorted by. */
enum SeriesOrder {
    RATE,
    P99,
    MAX,
    NAME;

    private static final Comparator<SeriesReading> BY_NAME =
            Comparator.comparing(SeriesReading::info, SeriesInfo.ORDER);
    private static final double P99_RANK = 99;

    /** Reads one. */
    static final class Converter implements ITypeConverter<SeriesOrder> {
        @Override
        public SeriesOrder convert(final String text) {
            for (final SeriesOrder order : values()) {
                if (order.key().equals(text)) {
                    return order;
                }
            }
            throw new TypeConversionException("give rate, p99, max or name");
        }
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    SeriesOrder next() {
        return switch (this) {
            case RATE -> P99;
            case P99 -> MAX;
            case MAX -> NAME;
            case NAME -> RATE;
        };
    }

    /** The highest first; names rising. Values are compared as they are shown, whatever their units. */
    List<SeriesReading> sorted(final List<SeriesReading> series, final boolean ofTotal) {
        return series.stream().sorted(comparator(ofTotal)).toList();
    }

    private Comparator<SeriesReading> comparator(final boolean ofTotal) {
        return switch (this) {
            case RATE -> highest(SeriesReading::rate);
            case P99 -> highest(series -> exposed(series, ofTotal, true));
            case MAX -> highest(series -> exposed(series, ofTotal, false));
            case NAME -> BY_NAME;
        };
    }

    private static Comparator<SeriesReading> highest(final ToDoubleFunction<SeriesReading> value) {
        return Comparator.comparingDouble(value).reversed().thenComparing(BY_NAME);
    }

    private static double exposed(final SeriesReading series, final boolean ofTotal, final boolean isP99) {
        final HistogramTotals histogram = series.histogram(ofTotal);
        if (histogram == null) {
            return -1;
        }
        final long recorded = isP99 ? histogram.valueAtPercentile(P99_RANK) : histogram.max();
        return series.info().metric().unit().toExposed((double) recorded);
    }
}
