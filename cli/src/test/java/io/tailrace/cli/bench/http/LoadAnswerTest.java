package io.tailrace.cli.bench.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadAnswerTest {
    private static final String THREE = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
            + "HTTP/1.1 503 Service Unavailable\r\nretry-AFTER: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "3\r\nabc\r\na;x=y\r\n0123456789\r\n0\r\nTrailer: t\r\n\r\n"
            + "HTTP/1.1 204 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 50, 1_000})
    void shouldTellWhatAnswersSayHoweverTheirBytesCome(final int pieceLength) {
        final EmbeddedChannel channel = new EmbeddedChannel(new HttpResponseDecoder());
        final ByteBuf all = bytes(THREE);
        while (all.isReadable()) {
            channel.writeInbound(all.readRetainedSlice(Math.min(pieceLength, all.readableBytes())));
        }
        final LoadAnswer answer = new LoadAnswer("retry-after");
        final List<String> answers = new ArrayList<>();
        for (HttpObject part = channel.readInbound(); part != null; part = channel.readInbound()) {
            if (answer.isWholeWith(part)) {
                answers.add(answer.status() + " " + answer.bodyLengthInBytes() + " " + answer.hasWantedHeader() + " "
                        + answer.isLast());
            }
            ReferenceCountUtil.release(part);
        }
        assertEquals(List.of("200 5 false false", "503 13 true false", "204 0 false true"), answers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HELLO\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno header\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"
            })
    void shouldRefuseWhatIsNoAnswer(final String text) {
        final EmbeddedChannel channel = new EmbeddedChannel(new HttpResponseDecoder());
        channel.writeInbound(bytes(text));
        final LoadAnswer answer = new LoadAnswer("");
        assertThrows(IllegalStateException.class, () -> {
            for (HttpObject part = channel.readInbound(); part != null; part = channel.readInbound()) {
                ReferenceCountUtil.release(part);
                answer.isWholeWith(part);
            }
        });
    }

    private static ByteBuf bytes(final String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }
}
