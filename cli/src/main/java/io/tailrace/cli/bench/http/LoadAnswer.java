package io.tailrace.cli.bench.http;

import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;

/** What the answers of a connection say of themselves, one behind the other. Bodies are counted, not kept. One thread. */
final class LoadAnswer {
    private final String wantedHeader;
    private int status;
    private boolean hasWantedHeader;
    private boolean isLast;
    private long bodyLength;

    /** {@code wantedHeader} is empty if nobody wants one. */
    LoadAnswer(final String wantedHeader) {
        this.wantedHeader = wantedHeader;
    }

    /**
     * Takes the next part.
     *
     * @return whether the answer is whole; what it said is to be asked for before the next part.
     * @throws IllegalStateException if this is no answer, or one that only the end of its connection ends.
     */
    boolean isWholeWith(final HttpObject part) {
        if (!part.decoderResult().isSuccess()) {
            throw new IllegalStateException("no answer", part.decoderResult().cause());
        }
        if (part instanceof HttpResponse response) {
            begin(response);
        }
        if (part instanceof HttpContent content) {
            bodyLength += content.content().readableBytes();
        }
        return part instanceof LastHttpContent;
    }

    private void begin(final HttpResponse response) {
        if (!HttpUtil.isContentLengthSet(response) && !HttpUtil.isTransferEncodingChunked(response)) {
            throw new IllegalStateException("an answer of no stated length");
        }
        status = response.status().code();
        hasWantedHeader = wantedHeader.isEmpty() || response.headers().contains(wantedHeader);
        isLast = !HttpUtil.isKeepAlive(response);
        bodyLength = 0;
    }

    int status() {
        return status;
    }

    /** Whether it had the header that is wanted; true if none is. */
    boolean hasWantedHeader() {
        return hasWantedHeader;
    }

    /** Whether its connection ends with it. */
    boolean isLast() {
        return isLast;
    }

    long bodyLengthInBytes() {
        return bodyLength;
    }
}
