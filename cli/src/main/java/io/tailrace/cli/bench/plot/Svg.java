package io.tailrace.cli.bench.plot;

import java.util.Locale;

/** Writes SVG: elements with their attributes, text made safe. One thread. */
final class Svg {
    private final StringBuilder text = new StringBuilder();

    /** Begins a picture. */
    Svg(final int width, final int height, final String label) {
        text.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n",
                width,
                height,
                width,
                height,
                safe(label)));
    }

    Svg style(final String css) {
        text.append("<style>\n").append(css).append("</style>\n");
        return this;
    }

    Svg rectangle(
            final double x,
            final double y,
            final double width,
            final double height,
            final double radius,
            final String css) {
        text.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.1f\" class=\"%s\"/>%n",
                x,
                y,
                width,
                height,
                radius,
                css));
        return this;
    }

    Svg line(final double x1, final double y1, final double x2, final double y2, final String css) {
        text.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"%s\"/>%n",
                x1,
                y1,
                x2,
                y2,
                css));
        return this;
    }

    /** A line through points, with a text that is shown when it is pointed at. */
    Svg path(final String points, final String title, final String css) {
        text.append("<polyline points=\"")
                .append(points)
                .append("\" class=\"")
                .append(css)
                .append("\"><title>")
                .append(safe(title))
                .append("</title></polyline>\n");
        return this;
    }

    Svg dot(final double x, final double y, final double radius, final String css) {
        text.append(String.format(
                Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" class=\"%s\"/>%n", x, y, radius, css));
        return this;
    }

    Svg text(final double x, final double y, final String words, final String css) {
        return turnedText(x, y, 0, words, css);
    }

    /** Text turned about its own place. */
    Svg turnedText(final double x, final double y, final int degrees, final String words, final String css) {
        text.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\"", x, y));
        if (degrees != 0) {
            text.append(String.format(Locale.ROOT, " transform=\"rotate(%d %.1f %.1f)\"", degrees, x, y));
        }
        text.append(" class=\"").append(css).append("\">").append(safe(words)).append("</text>\n");
        return this;
    }

    /** The whole document. */
    String end() {
        return text + "</svg>\n";
    }

    /** What XML does not allow becomes a question mark. */
    private static String safe(final String words) {
        final StringBuilder safe = new StringBuilder(words.length());
        words.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(isAllowed(character) ? character : '?');
            }
        });
        return safe.toString();
    }

    private static boolean isAllowed(final int character) {
        return character >= ' '
                && !(character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE)
                && character != 0xFFFE
                && character != 0xFFFF;
    }
}
