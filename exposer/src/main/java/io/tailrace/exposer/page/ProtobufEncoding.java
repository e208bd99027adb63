package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.ExpositionFormat;
import io.tailrace.codec.prometheus.LabelSet;
import io.tailrace.codec.prometheus.LeBounds;
import io.tailrace.codec.prometheus.NameEscaping;
import io.tailrace.codec.prometheus.TextBuffer;
import io.tailrace.codec.prometheus.protobuf.MessageBuffer;
import io.tailrace.codec.prometheus.protobuf.NativeBuckets;
import io.tailrace.codec.prometheus.protobuf.ProtobufFamily;
import io.tailrace.codec.prometheus.protobuf.ProtobufRow;

/** Length-delimited messages, with native histograms beside the classic buckets. */
final class ProtobufEncoding implements PageEncoding {
    private final NameEscaping escaping;
    private final MessageBuffer message = new MessageBuffer(4 * 1024);
    private final NativeBuckets nativeBuckets = new NativeBuckets();

    ProtobufEncoding(final ExpositionFormat format) {
        this.escaping = format.escaping();
    }

    @Override
    public FamilyHead head(final FamilyRows family) {
        final ProtobufFamily head =
                new ProtobufFamily(family.name(), family.type(), family.help(), family.unit(), escaping);
        return (rowsLengthInBytes, out) -> {
            message.clear();
            head.begin(rowsLengthInBytes, message);
            putMessage(out);
        };
    }

    @Override
    public Piece piece(final FamilyRows family, final Row row, final LabelSet labels) {
        final ProtobufRow encoded = new ProtobufRow(labels, escaping);
        return switch (family.type()) {
            case HISTOGRAM -> new Histogram(row, encoded, labels);
            case COUNTER -> new Plain(row, (piece, out) -> encoded.counter(row.number(), piece.createdMs(), out));
            case SUMMARY -> summary(row, encoded);
            case GAUGE -> new Plain(row, (piece, out) -> encoded.gauge(row.number(), out));
            case UNTYPED -> new Plain(row, (piece, out) -> encoded.untyped(row.number(), out));
        };
    }

    private Piece summary(final Row row, final ProtobufRow encoded) {
        final double[] quantiles = row.quantiles();
        final double[] values = new double[quantiles.length];
        return new Plain(row, (piece, out) -> {
            if (values.length > 0) {
                row.copyQuantiles(values);
            }
            encoded.summary(row.count(), row.sum(), quantiles, values, piece.createdMs(), out);
        });
    }

    @Override
    public void putEnd(final TextBuffer out) {
        // The last message says nothing of the end.
    }

    private void putMessage(final TextBuffer out) {
        out.put(message.array(), 0, message.lengthInBytes());
    }

    private interface PlainWriter {
        void write(Piece piece, MessageBuffer out);
    }

    private final class Plain extends Piece {
        private final PlainWriter writer;

        Plain(final Row row, final PlainWriter writer) {
            super(row);
            this.writer = writer;
        }

        @Override
        void write(final TextBuffer out) {
            message.clear();
            writer.write(this, message);
            putMessage(out);
        }
    }

    private final class Histogram extends Piece {
        private final ProtobufRow encoded;
        private final LeBounds bounds;
        private final long[] cumulative;

        Histogram(final Row row, final ProtobufRow encoded, final LabelSet labels) {
            super(row);
            if (labels.has("le")) {
                throw new IllegalArgumentException("label le is the histogram's own: " + labels);
            }
            this.encoded = encoded;
            this.bounds = LeBounds.of(row.bounds());
            this.cumulative = new long[row.bounds().length];
        }

        @Override
        void write(final TextBuffer out) {
            row.copyCumulative(cumulative);
            final boolean hasNative = row.copyTo(nativeBuckets);
            message.clear();
            encoded.histogram(
                    bounds,
                    cumulative,
                    row.count(),
                    row.sum(),
                    createdMs(),
                    row.exemplars(),
                    hasNative ? nativeBuckets : null,
                    message);
            putMessage(out);
        }
    }
}
