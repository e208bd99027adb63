package io.tailrace.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * Puts a page together. Its policy allows no connection to anywhere, and of scripts and styles only those that are in it, by their
 * digests. Any thread.
 */
public final class ReportPage {
    private static final List<String> SCRIPTS = List.of(
            "vendor/uPlot.iife.min.js",
            "format.js",
            "model.js",
            "state.js",
            "chart.js",
            "charts.js",
            "heatmap.js",
            "timeline.js",
            "tables.js",
            "page.js");
    private static final List<String> STYLES = List.of("vendor/uPlot.min.css", "page.css");

    private ReportPage() {}

    /**
     * A page with its data in it: a file that needs nothing else.
     *
     * @param title anybody's.
     * @param json the data, which cannot end a script element.
     * @return HTML.
     */
    public static String file(final String title, final String json) {
        return page(title, json, "'none'");
    }

    /**
     * A page that asks where it came from for data.
     *
     * @param title anybody's.
     * @return HTML.
     */
    public static String live(final String title) {
        return page(title, "null", "'self'");
    }

    private static String page(final String title, final String json, final String connections) {
        final String script = text(SCRIPTS);
        final String style = text(STYLES);
        // Digests are of what stands between the tags, as it stands there.
        final String policy = "default-src 'none'; script-src '" + digest(script) + "'; style-src '" + digest(style)
                + "'; connect-src " + connections + "; base-uri 'none'; form-action 'none'";
        final String template = resource("page.html");
        final StringBuilder page = new StringBuilder(template.length() + script.length() + json.length());
        int at = 0;
        for (int begin = template.indexOf("{{"); begin >= 0; begin = template.indexOf("{{", at)) {
            final int end = template.indexOf("}}", begin);
            page.append(template, at, begin);
            page.append(
                    switch (template.substring(begin + 2, end)) {
                        case "policy" -> policy;
                        case "title" -> escaped(title);
                        case "style" -> style;
                        case "data" -> json;
                        case "script" -> script;
                        default -> throw new IllegalStateException("page.html asks for what there is not");
                    });
            at = end + 2;
        }
        return page.append(template.substring(at)).toString();
    }

    private static String text(final List<String> names) {
        final StringBuilder all = new StringBuilder("\n");
        names.forEach(name -> all.append(resource(name)).append('\n'));
        return all.toString();
    }

    /** A file of the page, as it is in the jar. */
    static String resource(final String name) {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(final String text) {
        try {
            final byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String escaped(final String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
