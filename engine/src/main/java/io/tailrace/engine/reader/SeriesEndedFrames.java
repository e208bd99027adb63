package io.tailrace.engine.reader;

import io.tailrace.codec.sbe.SeriesEndedDecoder;
import io.tailrace.engine.reader.EpochDictionary.KnownSeries;
import java.util.ArrayList;
import java.util.List;

/** Decodes frames that end series. */
final class SeriesEndedFrames {
    private final EpochDictionary dictionary;
    private final SeriesEndedDecoder decoder = new SeriesEndedDecoder();

    SeriesEndedFrames(final EpochDictionary dictionary) {
        this.dictionary = dictionary;
    }

    FrameEvent ended(final FrameBody body) {
        decoder.wrap(body.buffer(), body.offset(), body.blockLength(), body.version());
        final List<SeriesInfo> ended = new ArrayList<>();
        for (final SeriesEndedDecoder.EndedDecoder one : decoder.ended()) {
            final KnownSeries known = dictionary.end((int) one.seriesId());
            if (known != null) {
                ended.add(known.info());
            } else if (dictionary.isWhole()) {
                throw new BadContentException("series " + one.seriesId() + " ends, which no frame made known");
            }
        }
        return (listener, position) -> ended.forEach(listener::onSeriesEnded);
    }
}
