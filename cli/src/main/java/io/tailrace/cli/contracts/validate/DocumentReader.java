package io.tailrace.cli.contracts.validate;

import io.tailrace.cli.contracts.text.Utf8;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/** Reads one document strictly: UTF-8, nothing behind it, no name twice, numbers that others can hold too. One thread. */
final class DocumentReader {
    private static final int MAX_NUMBER_LENGTH = 400;
    private static final int MAX_NAME_LENGTH = 10_000;
    private static final int BYTE_ORDER_MARK_LENGTH = 3;
    private static final int DETECTED_LENGTH = 4;

    private final Limits limits;
    private final JsonFactory factory;

    DocumentReader(final Limits limits) {
        this.limits = limits;
        factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(Limits.NESTING)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .maxNameLength(MAX_NAME_LENGTH)
                        .maxStringLength(limits.documentBytes())
                        .build())
                .build();
    }

    /** {@code hasLines}: whether it may stand on several lines, so that they are to be kept. */
    Document read(final byte[] bytes, final int length, final boolean hasLines) throws DocumentException {
        requireUtf8(bytes, length);
        final int start = hasByteOrderMark(bytes, length) ? BYTE_ORDER_MARK_LENGTH : 0;
        requireNoOtherEncoding(bytes, start, length);
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), bytes, start, length - start)) {
            final TreeReader tree = new TreeReader(parser, limits.nodes(), hasLines);
            try {
                final Document document = tree.read();
                final JsonToken behind = parser.nextToken();
                if (behind != null) {
                    throw tree.fault("one document, but more follows it");
                }
                return document;
            } catch (final JacksonException bad) {
                throw new DocumentException(fault(parser, bad));
            }
        }
    }

    /** Whether the bytes are one document, or several, and none is torn at the end. */
    boolean isWhole(final byte[] bytes, final int length) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), bytes, 0, length)) {
            JsonToken token = parser.nextToken();
            while (token != null) {
                token = parser.nextToken();
            }
            return true;
        } catch (final JacksonException bad) {
            return !isTorn(bad);
        }
    }

    private static boolean isTorn(final JacksonException bad) {
        return bad instanceof UnexpectedEndOfInputException
                || bad.getOriginalMessage().startsWith("Unexpected end-of-input");
    }

    private static Fault fault(final JsonParser parser, final JacksonException bad) {
        final int line = bad.getLocation() == null
                ? parser.currentLocation().getLineNr()
                : bad.getLocation().getLineNr();
        final int column = bad.getLocation() == null
                ? parser.currentLocation().getColumnNr()
                : bad.getLocation().getColumnNr();
        final String path = parser.streamReadContext() == null
                ? ""
                : parser.streamReadContext().pathAsPointer().toString();
        return Fault.at(Math.max(1, line), Math.max(0, column), path, message(bad));
    }

    private static String message(final JacksonException bad) {
        if (bad instanceof StreamConstraintsException) {
            return bad.getOriginalMessage().contains("nesting depth")
                    ? "nested deeper than " + Limits.NESTING
                    : "too long: " + bad.getOriginalMessage();
        }
        if (isTorn(bad)) {
            return "torn: it ends before the document does";
        }
        return "not JSON: " + bad.getOriginalMessage();
    }

    private static void requireUtf8(final byte[] bytes, final int length) throws DocumentException {
        final int bad = Utf8.firstBad(bytes, length);
        if (bad != Utf8.GOOD) {
            int line = 1;
            int lineStart = 0;
            for (int i = 0; i < bad; i++) {
                if (bytes[i] == '\n') {
                    line++;
                    lineStart = i + 1;
                }
            }
            throw new DocumentException(Fault.at(
                    line,
                    bad - lineStart + 1,
                    "",
                    String.format("not UTF-8: byte 0x%02X begins no character", bytes[bad] & 0xFF)));
        }
    }

    /** The parser would take zeros at the begin for UTF-16 or UTF-32. */
    private static void requireNoOtherEncoding(final byte[] bytes, final int start, final int length)
            throws DocumentException {
        for (int i = start; i < Math.min(length, start + DETECTED_LENGTH); i++) {
            if (bytes[i] == 0) {
                throw new DocumentException(Fault.at(1, i + 1, "", "not JSON: a byte 0: write it as UTF-8"));
            }
        }
    }

    private static boolean hasByteOrderMark(final byte[] bytes, final int length) {
        return length >= BYTE_ORDER_MARK_LENGTH
                && bytes[0] == (byte) 0xEF
                && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF;
    }
}
