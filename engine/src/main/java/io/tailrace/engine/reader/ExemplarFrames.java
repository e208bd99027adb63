package io.tailrace.engine.reader;

import io.tailrace.codec.sbe.ExemplarsDecoder;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.reader.EpochDictionary.KnownSeries;
import java.util.ArrayList;
import java.util.List;

/** Decodes exemplar frames. All of a frame is told or nothing. */
final class ExemplarFrames {
    private final EpochDictionary dictionary;
    private final ExemplarsDecoder decoder = new ExemplarsDecoder();

    ExemplarFrames(final EpochDictionary dictionary) {
        this.dictionary = dictionary;
    }

    FrameEvent exemplars(final FrameBody body) {
        decoder.wrap(body.buffer(), body.offset(), body.blockLength(), body.version());
        final List<Exemplar> exemplars = new ArrayList<>();
        for (final ExemplarsDecoder.ExemplarsGroupDecoder group : decoder.exemplarsGroup()) {
            final KnownSeries known = dictionary.series((int) group.seriesId());
            if (known != null) {
                exemplars.add(checked(known, group));
            } else if (dictionary.isWhole()) {
                throw new BadContentException("an exemplar of series " + group.seriesId() + ", which is not known");
            }
        }
        return (listener, position) -> exemplars.forEach(listener::onExemplar);
    }

    private static Exemplar checked(final KnownSeries known, final ExemplarsDecoder.ExemplarsGroupDecoder group) {
        final SeriesInfo series = known.info();
        if (series.metric().type() != MetricType.HISTOGRAM
                || group.value() < 0
                || group.value() > series.metric().range().highestValue()
                || group.atNs() < 0) {
            throw new BadContentException(
                    "series " + series.seriesId() + " cannot have an exemplar of " + group.value());
        }
        return new Exemplar(
                series, group.value(), group.traceIdHigh(), group.traceIdLow(), group.spanId(), group.atNs());
    }
}
