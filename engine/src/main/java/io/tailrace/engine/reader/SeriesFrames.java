package io.tailrace.engine.reader;

import io.tailrace.codec.sbe.SeriesDecoder;
import io.tailrace.engine.reader.EpochDictionary.KnownMetric;
import io.tailrace.engine.reader.EpochDictionary.KnownSeries;
import java.util.ArrayList;
import java.util.List;

/** Decodes series frames. */
final class SeriesFrames {
    private final EpochDictionary dictionary;
    private final SeriesDecoder decoder = new SeriesDecoder();

    SeriesFrames(final EpochDictionary dictionary) {
        this.dictionary = dictionary;
    }

    FrameEvent series(final FrameBody body) {
        decoder.wrap(body.buffer(), body.offset(), body.blockLength(), body.version());
        final int metricId = (int) decoder.metricId();
        final KnownMetric metric = dictionary.metric(metricId);
        if (metric == null) {
            if (dictionary.isWhole()) {
                throw new BadContentException("a series of metric " + metricId + ", which no frame described");
            }
            return FrameEvent.NONE;
        }
        final SeriesInfo info = new SeriesInfo((int) decoder.seriesId(), metric.descriptor(), labelValues());
        if (info.labelValues().size() != metric.descriptor().labelNames().size()) {
            throw new BadContentException("series " + info.seriesId() + " has "
                    + info.labelValues().size() + " label values for the labels "
                    + metric.descriptor().labelNames());
        }
        return learn(new KnownSeries(info, metric.layout(), body.lengthInBytes()));
    }

    private FrameEvent learn(final KnownSeries found) {
        final KnownSeries known = dictionary.series(found.info().seriesId());
        if (known == null) {
            dictionary.add(found);
            return (listener, position) -> listener.onSeries(found.info());
        }
        if (!isSame(known.info(), found.info())) {
            throw new BadContentException("series " + found.info().seriesId() + " is repeated as another one");
        }
        dictionary.repeat(found.info().seriesId());
        return FrameEvent.NONE;
    }

    /** The words of its metric may have changed since. */
    private static boolean isSame(final SeriesInfo known, final SeriesInfo found) {
        return known.labelValues().equals(found.labelValues()) && known.metric().hasSeriesOf(found.metric());
    }

    private List<String> labelValues() {
        final List<String> values = new ArrayList<>();
        for (final SeriesDecoder.LabelValuesDecoder group : decoder.labelValues()) {
            values.add(group.labelValue());
        }
        return values;
    }
}
