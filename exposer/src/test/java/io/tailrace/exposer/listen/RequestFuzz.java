package io.tailrace.exposer.listen;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.exposer.Concluded;
import io.tailrace.exposer.EngineFixture;
import io.tailrace.exposer.ExposerContext;
import io.tailrace.exposer.http.Service;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whatever bytes come, and in whatever pieces, what goes back is whole answers, nothing behind one that ends the connection, and
 * nothing is left on its way. Run by {@link RequestSeedsTest}, and by Jazzer when asked to: its agent would slow all other tests of a
 * build down.
 */
class RequestFuzz {
    private static final int MOST_PIECES = 7;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");

    @FuzzTest
    void shouldAnswerAnyBytes(final byte[] bytes) {
        final boolean hasHead = new String(bytes, ISO_8859_1).contains("HEAD ");
        final String whole = answers(bytes, bytes.length + 1);
        check(whole, hasHead);
        // The first byte says how long the pieces are, so that what fails can be found again.
        final int length = bytes.length == 0 ? 1 : 1 + (bytes[0] & 0xff) % MOST_PIECES;
        final String inPieces = answers(bytes, length);
        check(inPieces, hasHead);
        if (!statuses(whole).equals(statuses(inPieces))) {
            throw new AssertionError(
                    "in pieces of " + length + ": " + statuses(inPieces) + ", whole: " + statuses(whole));
        }
    }

    private static String answers(final byte[] bytes, final int pieceLength) {
        final EmbeddedChannel channel = new EmbeddedChannel(new ConnectionInitializer(Served.SERVICE));
        final StringBuilder answers = new StringBuilder();
        for (int from = 0; from < bytes.length && channel.isOpen(); from += pieceLength) {
            final int to = Math.min(from + pieceLength, bytes.length);
            channel.writeInbound(Unpooled.copiedBuffer(Arrays.copyOfRange(bytes, from, to)));
            take(channel, answers);
        }
        channel.checkException();
        channel.finishAndReleaseAll();
        if (Served.SERVICE.metrics().inflightTotal() != 0
                || Served.SERVICE.connections().size() != 0) {
            throw new AssertionError("something is on its way still");
        }
        return answers.toString();
    }

    private static void take(final EmbeddedChannel channel, final StringBuilder answers) {
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            answers.append(part.toString(ISO_8859_1));
            part.release();
        }
    }

    /** Reads answer after answer by their lengths; one to HEAD says a length and has no body. */
    private static void check(final String answers, final boolean hasHead) {
        String rest = answers;
        while (!rest.isEmpty()) {
            final int end = rest.indexOf("\r\n\r\n") + 4;
            if (!rest.startsWith("HTTP/1.1 ") || end < 4) {
                throw new AssertionError("no answer: " + rest);
            }
            final String head = rest.substring(0, end);
            final boolean isToHead = hasHead && (rest.length() == end || rest.startsWith("HTTP/1.1 ", end));
            final int length = Integer.parseInt(head.replaceAll("(?s).*\r\nContent-Length: (\\d+)\r\n.*", "$1"));
            rest = rest.substring(isToHead ? end : end + length);
            if (!head.contains("\r\nX-Content-Type-Options: nosniff\r\n")
                    || !head.contains("\r\nCache-Control: no-store\r\n")) {
                throw new AssertionError(head);
            }
            if (head.contains("\r\nConnection: close\r\n") && !rest.isEmpty()) {
                throw new AssertionError("behind the end: " + rest);
            }
        }
    }

    private static List<String> statuses(final String answers) {
        return STATUS.matcher(answers).results().map(found -> found.group(1)).toList();
    }

    /** Made once; no page has anything but the families that are always there. */
    private static final class Served {
        static final Service SERVICE = service();

        private static Service service() {
            final EngineFixture engine = new EngineFixture();
            return Concluded.service(
                    new ExposerContext(),
                    engine.engine.openTailer("fuzz", StartPosition.LAST_CHECKPOINT),
                    engine.clock);
        }
    }
}
