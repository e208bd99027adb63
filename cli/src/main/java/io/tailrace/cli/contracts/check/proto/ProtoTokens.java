package io.tailrace.cli.contracts.check.proto;

import io.tailrace.cli.contracts.check.document.BadDocumentException;

/** Words, numbers, texts and signs of a .proto file, one behind the other; remarks are passed over. One thread. */
final class ProtoTokens {
    private final String text;
    private int at;
    private int line = 1;
    private String token;
    private int tokenLine;
    private boolean isText;

    ProtoTokens(final String text) throws BadDocumentException {
        this.text = text;
        advance();
    }

    /** Empty at the end. */
    String peek() {
        return token;
    }

    int line() {
        return tokenLine;
    }

    String next() throws BadDocumentException {
        final String result = token;
        if (result.isEmpty()) {
            throw fault("ends too early");
        }
        advance();
        return result;
    }

    boolean accept(final String wanted) throws BadDocumentException {
        if (!isText && token.equals(wanted)) {
            advance();
            return true;
        }
        return false;
    }

    void expect(final String wanted) throws BadDocumentException {
        if (!accept(wanted)) {
            throw fault(wanted + " must stand here, not " + (token.isEmpty() ? "the end" : token));
        }
    }

    String identifier() throws BadDocumentException {
        if (isText || !token.matches("[A-Za-z_.][A-Za-z0-9_.]*")) {
            throw fault("a name must stand here, not " + token);
        }
        return next();
    }

    long number() throws BadDocumentException {
        final boolean negative = accept("-");
        final String digits = next();
        try {
            return (negative ? -1 : 1) * Long.decode(digits);
        } catch (final NumberFormatException fault) {
            throw fault("a number must stand here, not " + digits);
        }
    }

    boolean isText() {
        return isText;
    }

    BadDocumentException fault(final String what) {
        return new BadDocumentException(tokenLine, "", "no .proto that can be read: " + what);
    }

    private void advance() throws BadDocumentException {
        skip();
        tokenLine = line;
        isText = false;
        if (at >= text.length()) {
            token = "";
            return;
        }
        final char first = text.charAt(at);
        final int from = at;
        if (first == '"' || first == '\'') {
            string(first);
            return;
        }
        if (isWord(first)) {
            while (at < text.length() && isWord(text.charAt(at))) {
                at++;
            }
        } else {
            at++;
        }
        token = text.substring(from, at);
    }

    private void string(final char quote) throws BadDocumentException {
        final int from = ++at;
        while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length() || text.charAt(at) != quote) {
            throw new BadDocumentException(line, "", "no .proto that can be read: a text does not end");
        }
        token = text.substring(from, at++);
        isText = true;
        // An empty text would read as the end.
        token = token.isEmpty() ? "\"\"" : token;
    }

    private static boolean isWord(final char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    }

    private void skip() throws BadDocumentException {
        while (at < text.length()) {
            final char c = text.charAt(at);
            if (c == '\n') {
                line++;
                at++;
            } else if (Character.isWhitespace(c)) {
                at++;
            } else if (text.startsWith("//", at)) {
                final int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                final int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw new BadDocumentException(line, "", "no .proto that can be read: a remark does not end");
                }
                line += (int)
                        text.substring(at, end).chars().filter(it -> it == '\n').count();
                at = end + 2;
            } else {
                return;
            }
        }
    }
}
