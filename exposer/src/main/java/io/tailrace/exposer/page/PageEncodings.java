package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.ExpositionFormat;

/** Who writes which format. */
final class PageEncodings {
    private PageEncodings() {}

    static PageEncoding of(final ExpositionFormat format) {
        return switch (format.form()) {
            case TEXT, OPEN_METRICS -> new TextEncoding(format);
            case PROTOBUF -> throw new IllegalStateException("not yet");
        };
    }
}
