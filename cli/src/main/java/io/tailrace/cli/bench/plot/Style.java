package io.tailrace.cli.bench.plot;

/** Colours and fonts, of a light page and of a dark one. */
final class Style {
    private static final String[] LIGHT = {
        "#0969da", "#cf222e", "#1a7f37", "#9a6700", "#8250df", "#bf3989", "#0a7c86", "#57606a"
    };
    private static final String[] DARK = {
        "#58a6ff", "#ff7b72", "#3fb950", "#d29922", "#bc8cff", "#f778ba", "#39c5cf", "#8b949e"
    };

    private static final String FONTS = """
            text { font-family: system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; font-size: 12px; }
            .title { font-size: 16px; font-weight: 600; }
            .middle { text-anchor: middle; }
            .end { text-anchor: end; }
            .curve { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
            .dashed { stroke-dasharray: 6 4; }
            """;
    private static final String LIGHT_PAGE = """
            .page, .box { fill: #ffffff; }
            .box { fill-opacity: 0.85; }
            .ink { fill: #1f2328; }
            .muted { fill: #59636e; }
            .grid { stroke: #d1d9e0; }
            .minor { stroke: #eff2f5; }
            """;
    private static final String DARK_PAGE = """
            .page, .box { fill: #0d1117; }
            .ink { fill: #f0f6fc; }
            .muted { fill: #9198a1; }
            .grid { stroke: #3d444d; }
            .minor { stroke: #21262d; }
            """;

    private Style() {}

    static String css() {
        return FONTS + LIGHT_PAGE + colours(LIGHT) + "@media (prefers-color-scheme: dark) {\n" + DARK_PAGE
                + colours(DARK) + "}\n";
    }

    /** The classes of a curve's line; those that come after the last colour are dashed. */
    static String line(final int curve) {
        return "curve s" + curve % LIGHT.length + (curve / LIGHT.length % 2 == 0 ? "" : " dashed");
    }

    /** The class of a curve's filled marks. */
    static String mark(final int curve) {
        return "f" + curve % LIGHT.length;
    }

    private static String colours(final String[] palette) {
        final StringBuilder css = new StringBuilder();
        for (int i = 0; i < palette.length; i++) {
            css.append(".s")
                    .append(i)
                    .append(" { stroke: ")
                    .append(palette[i])
                    .append("; } .f")
                    .append(i);
            css.append(" { fill: ").append(palette[i]).append("; }\n");
        }
        return css.toString();
    }
}
