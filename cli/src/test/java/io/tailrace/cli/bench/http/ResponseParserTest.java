package io.tailrace.cli.bench.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseParserTest {
    private static final String THREE = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
            + "HTTP/1.1 503 Service Unavailable\r\nretry-AFTER: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "3\r\nabc\r\na;x=y\r\n0123456789\r\n0\r\nTrailer: t\r\n\r\n"
            + "HTTP/1.0 204\nContent-Length: 0\nConnection: close\n\n";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 50, 1_000})
    void shouldFindWhereAnswersEndHoweverTheirBytesCome(final int pieceLength) {
        final ResponseParser parser = new ResponseParser("retry-after");
        final List<String> answers = new ArrayList<>();
        final ByteBuf all = bytes(THREE);
        while (all.isReadable()) {
            final ByteBuf piece = all.readSlice(Math.min(pieceLength, all.readableBytes()));
            while (parser.read(piece)) {
                answers.add(parser.status() + " " + parser.bodyLengthInBytes() + " " + parser.hasWantedHeader() + " "
                        + parser.isLast());
            }
        }
        assertEquals(List.of("200 5 false false", "503 13 true false", "204 0 false true"), answers);
    }

    @Test
    void shouldWantNoHeaderIfNobodyDoes() {
        final ResponseParser parser = new ResponseParser("");
        assertTrue(parser.read(bytes(THREE)));
        assertTrue(parser.hasWantedHeader());
        assertFalse(parser.read(bytes("HTTP/1.1 200 OK\r\n")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HELLO\r\n",
                "HTTP/2 200\r\n",
                "HTTP/1.1 200 OK\r\nno header\r\n",
                "HTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n123456789\r\n"
            })
    void shouldRefuseWhatIsNoAnswer(final String text) {
        assertThrows(RuntimeException.class, () -> new ResponseParser("").read(bytes(text)));
        assertThrows(IllegalStateException.class, () -> new ResponseParser("").read(bytes("x".repeat(10_000))));
    }

    private static ByteBuf bytes(final String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }
}
