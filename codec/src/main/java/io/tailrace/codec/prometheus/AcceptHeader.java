package io.tailrace.codec.prometheus;

import java.util.List;

/**
 * Reads the media ranges of {@code Accept} fields one after the other, in place. What it cannot read it passes over: a bad range costs the
 * scraper that range only. Reused, one thread.
 */
final class AcceptHeader {
    /** Prometheus sends about 400 characters. */
    static final int MAX_LENGTH = 4_096;

    private static final int PERFECT = 1_000;
    private static final int EXACT = 2;
    private static final NameEscaping[] ESCAPINGS = NameEscaping.values();

    private List<String> fields;
    private int field;
    private int at;
    private int order;
    private String text;

    // Of the range that was read last.
    private boolean takesText;
    private boolean takesOpenMetrics;
    private boolean takesProtobuf;
    private boolean isMessageNamed;
    private boolean isDelimited;
    private String version;
    private int precision;
    private int quality;
    private NameEscaping escaping;

    static boolean isShortEnough(final List<String> fields) {
        long length = 0;
        for (int i = 0; i < fields.size(); i++) {
            // An empty field costs a little, too.
            length += fields.get(i).length() + 1L;
        }
        return length <= MAX_LENGTH;
    }

    void start(final List<String> newFields) {
        fields = newFields;
        field = 0;
        at = 0;
        order = 0;
    }

    /** Goes on to the next range that can be read. */
    boolean next() {
        for (; field < fields.size(); field++, at = 0) {
            text = fields.get(field);
            while (at < text.length()) {
                final int from = at;
                final int to = end(from, text.length(), ',');
                at = to + 1;
                order++;
                if (read(from, to)) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean takes(final ExpositionForm form) {
        return switch (form) {
            case TEXT -> takesText;
            case OPEN_METRICS -> takesOpenMetrics;
            case PROTOBUF -> takesProtobuf;
        };
    }

    /** 0 for anything, 1 for a main type, 2 for a type, 3 if parameters tell more. */
    int precision() {
        return precision;
    }

    /** 0, which is a refusal, to 1,000. */
    int quality() {
        return quality;
    }

    /** What the scraper likes better has a higher one; no two are the same. Of two types the one named first, whatever their parameters. */
    long rank() {
        return ((long) quality << 32) + ((long) Math.min(precision, EXACT) << 24) + MAX_LENGTH - order;
    }

    /** Null if the range names none that we know. */
    NameEscaping escaping() {
        return escaping;
    }

    private boolean read(final int from, final int to) {
        final int typeEnd = end(from, to, ';');
        quality = PERFECT;
        escaping = null;
        version = null;
        isMessageNamed = false;
        isDelimited = false;
        for (int start = typeEnd + 1; start < to; ) {
            final int end = end(start, to, ';');
            if (!readParameter(start, end)) {
                return false;
            }
            start = end + 1;
        }
        return readType(skipSpace(from, typeEnd), typeEnd);
    }

    private boolean readType(final int from, final int to) {
        takesText = false;
        takesOpenMetrics = false;
        takesProtobuf = false;
        precision = version == null ? EXACT : EXACT + 1;
        if (is(from, to, "*/*") || is(from, to, "*")) {
            precision = 0;
            takesText = true;
            takesOpenMetrics = true;
            takesProtobuf = true;
        } else if (is(from, to, "text/*")) {
            precision = 1;
            takesText = true;
        } else if (is(from, to, "application/*")) {
            precision = 1;
            takesOpenMetrics = true;
            takesProtobuf = true;
        } else if (is(from, to, "text/plain")) {
            takesText = version == null || version.equals("0.0.4");
        } else if (is(from, to, "application/openmetrics-text")) {
            takesOpenMetrics = version == null || version.equals("1.0.0");
        } else if (is(from, to, "application/vnd.google.protobuf")) {
            takesProtobuf = isMessageNamed && isDelimited;
        }
        return from < to;
    }

    /** Returns false for a quality that is none: the whole range is of no use then. */
    private boolean readParameter(final int from, final int to) {
        final int equals = end(from, to, '=');
        if (equals == to) {
            return true;
        }
        int start = skipSpace(equals + 1, to);
        int stop = trimSpace(start, to);
        if (stop - start >= 2 && text.charAt(start) == '"' && text.charAt(stop - 1) == '"') {
            start++;
            stop--;
        }
        final int name = skipSpace(from, equals);
        if (is(name, equals, "q")) {
            quality = readQuality(start, stop);
            return quality >= 0;
        }
        if (is(name, equals, "version")) {
            version = is(start, stop, "0.0.4") ? "0.0.4" : is(start, stop, "1.0.0") ? "1.0.0" : "";
        } else if (is(name, equals, "proto")) {
            isMessageNamed = is(start, stop, "io.prometheus.client.MetricFamily");
        } else if (is(name, equals, "encoding")) {
            isDelimited = is(start, stop, "delimited");
        } else if (is(name, equals, "escaping")) {
            readEscaping(start, stop);
        }
        return true;
    }

    private void readEscaping(final int from, final int to) {
        for (final NameEscaping known : ESCAPINGS) {
            if (is(from, to, known.keyword())) {
                escaping = known;
            }
        }
    }

    /** Thousandths; -1 for what is not {@code 0} or {@code 1} with decimals. A fourth decimal tells nothing. */
    private int readQuality(final int from, final int to) {
        int thousandths = 0;
        int unit = PERFECT;
        for (int i = from; i < to; i++) {
            final char c = text.charAt(i);
            final boolean isPoint = i == from + 1;
            if (isPoint ? c != '.' : c < '0' || c > '9') {
                return -1;
            }
            if (!isPoint) {
                thousandths += (c - '0') * unit;
                unit /= 10;
            }
        }
        return from == to || thousandths > PERFECT ? -1 : thousandths;
    }

    /** Where the part ends that begins at a place: at the next separator outside quotes. */
    private int end(final int from, final int to, final char separator) {
        boolean isQuoted = false;
        for (int i = from; i < to; i++) {
            final char c = text.charAt(i);
            if (c == '"') {
                isQuoted = !isQuoted;
            } else if (c == '\\' && isQuoted) {
                i++;
            } else if (c == separator && !isQuoted) {
                return i;
            }
        }
        return to;
    }

    /** Whether the text between two places is a word, in any case and with spaces behind it. */
    private boolean is(final int from, final int to, final String word) {
        return trimSpace(from, to) - from == word.length() && text.regionMatches(true, from, word, 0, word.length());
    }

    private int skipSpace(final int from, final int to) {
        int i = from;
        while (i < to && isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private int trimSpace(final int from, final int to) {
        int i = to;
        while (i > from && isSpace(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    private static boolean isSpace(final char c) {
        return c == ' ' || c == '\t';
    }
}
