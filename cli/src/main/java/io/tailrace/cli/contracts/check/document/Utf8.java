package io.tailrace.cli.contracts.check.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes that must be UTF-8. */
public final class Utf8 {
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private Utf8() {}

    /**
     * Decodes a whole file.
     *
     * @param bytes of it.
     * @return its text, without a byte order mark.
     * @throws BadDocumentException if they are no UTF-8: with the line of the first byte that is not.
     */
    public static String decode(final byte[] bytes) throws BadDocumentException {
        final CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        final ByteBuffer in = ByteBuffer.wrap(bytes);
        final CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        final CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw new BadDocumentException(
                    lineOf(bytes, in.position()), "", "byte " + in.position() + " is no UTF-8: save the file as UTF-8");
        }
        final String text = out.flip().toString();
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static int lineOf(final byte[] bytes, final int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
