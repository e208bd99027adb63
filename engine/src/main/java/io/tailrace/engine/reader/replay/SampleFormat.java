package io.tailrace.engine.reader.replay;

import java.io.OutputStream;

/** The forms in which single samples can be written. */
public enum SampleFormat {
    /** One row a sample, RFC 4180, with a header. */
    CSV,
    /** One JSON object a line and sample; see {@link io.tailrace.codec.json.SampleLines}. */
    NDJSON;

    /**
     * Begins a replay of retained samples in this format.
     *
     * @param query what is replayed; its interval means nothing.
     * @param out takes the bytes; flushed at the end, never closed. A failure to write reaches whoever feeds the replay, as {@link
     *     java.io.UncheckedIOException}.
     * @return a replay to be fed with frames, in one pass.
     */
    public ReplayPasses open(final ReplayQuery query, final OutputStream out) {
        final SampleRows rows = switch (this) {
            case CSV -> new SampleCsv(query, out);
            case NDJSON -> new SampleNdjson(query, out);
        };
        return ReplayPasses.of(new Replay(query, rows, rows::end));
    }
}
