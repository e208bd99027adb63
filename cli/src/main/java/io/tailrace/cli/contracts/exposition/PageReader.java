package io.tailrace.cli.contracts.exposition;

import io.tailrace.cli.contracts.text.LineSource;
import io.tailrace.cli.contracts.text.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a page line by line, and goes on behind lines that it cannot read. One use. */
final class PageReader {
    /** Bytes of a page: it is kept as a whole. */
    static final int MAX_BYTES = 16 << 20;

    private static final int MAX_LINE_LENGTH = 1 << 16;
    private static final Pattern METADATA =
            Pattern.compile("#[ \\t]+(HELP|TYPE|UNIT)[ \\t]+([a-zA-Z_:][a-zA-Z0-9_:]*+)(?:[ \\t]+(.*))?");
    /** The name is in quotes: for scrapers that know UTF-8 names. */
    private static final Pattern QUOTED_METADATA = Pattern.compile("#[ \\t]+(HELP|TYPE|UNIT)[ \\t]+(\".*+)");

    private static final Set<String> TYPES = Set.of("counter", "gauge", "histogram", "summary", "untyped");
    private static final Set<String> OPEN_METRICS_TYPES =
            Set.of("counter", "gauge", "histogram", "summary", "unknown", "gaugehistogram", "info", "stateset");
    private static final List<String> SUFFIXES =
            List.of("_bucket", "_sum", "_count", "_total", "_created", "_info", "_gsum", "_gcount");
    private static final Map<String, Set<String>> PARTS = Map.of(
            "histogram", Set.of("_bucket", "_sum", "_count", "_created"),
            "gaugehistogram", Set.of("_bucket", "_gsum", "_gcount"),
            "summary", Set.of("_sum", "_count", "_created"),
            "counter", Set.of("_total", "_created"),
            "info", Set.of("_info"));
    private static final String EOF = "# EOF";

    private final Map<String, PageFamily> families = new LinkedHashMap<>();
    private final Set<String> lineKeys = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private final Findings findings;
    private final boolean isOpenMetrics;
    private String current = "";
    private boolean isEnded;

    PageReader(final Findings findings, final boolean isOpenMetrics) {
        this.findings = findings;
        this.isOpenMetrics = isOpenMetrics;
    }

    /** Throws {@link PageTooLongException} for what is too long to be a page. */
    Page read(final InputStream in) throws IOException {
        final LineSource lines = new LineSource(in, MAX_LINE_LENGTH);
        while (lines.next()) {
            if (lines.bytesRead() > MAX_BYTES) {
                throw new PageTooLongException();
            }
            line(lines);
        }
        if (lines.number() == 0) {
            findings.add(0, "", Rule.SYNTAX, "the page is empty");
        } else if (!lines.hasEnd()) {
            findings.add(lines.number(), "", Rule.SYNTAX, "the last line has no end: the page may be torn");
        }
        if (isOpenMetrics && !isEnded) {
            findings.add(lines.number(), "", Rule.SYNTAX, "expected " + EOF + " as the last line");
        }
        return new Page(families, isOpenMetrics, lines.number());
    }

    private void line(final LineSource lines) {
        final long number = lines.number();
        if (lines.isTooLong()) {
            findings.add(number, "", Rule.SYNTAX, "the line is longer than " + MAX_LINE_LENGTH + " bytes");
            return;
        }
        final int bad = Utf8.firstBad(lines.bytes(), lines.length());
        if (bad != Utf8.GOOD) {
            findings.add(number, "", Rule.SYNTAX, "byte " + (bad + 1) + " of the line is no UTF-8");
            return;
        }
        final String text = new String(lines.bytes(), 0, lines.length(), StandardCharsets.UTF_8);
        if (isEnded) {
            findings.add(number, "", Rule.SYNTAX, "nothing may follow " + EOF);
        } else if (text.startsWith("#")) {
            comment(number, text);
        } else if (!lines.isBlank()) {
            sample(number, text);
        } else if (isOpenMetrics) {
            findings.add(number, "", Rule.SYNTAX, "OpenMetrics has no empty lines");
        }
    }

    private void comment(final long number, final String text) {
        if (isOpenMetrics && text.equals(EOF)) {
            isEnded = true;
            return;
        }
        final Matcher metadata = METADATA.matcher(text);
        if (metadata.matches()) {
            final String value = metadata.group(3) == null ? "" : metadata.group(3);
            metadata(number, metadata.group(1), metadata.group(2), value);
            return;
        }
        final Matcher quoted = QUOTED_METADATA.matcher(text);
        if (quoted.matches()) {
            quotedMetadata(number, quoted.group(1), quoted.group(2));
        } else if (isOpenMetrics || text.matches("#[ \\t]+(HELP|TYPE)\\b.*+")) {
            findings.add(number, "", Rule.SYNTAX, "expected # HELP or # TYPE, a metric name and a text");
        }
    }

    private void quotedMetadata(final long number, final String kind, final String nameAndValue) {
        final SampleLine line = new SampleLine(nameAndValue, isOpenMetrics);
        try {
            final String name = line.quoted();
            metadata(number, kind, name, line.rest());
        } catch (final PageSyntaxException bad) {
            findings.add(number, "", Rule.SYNTAX, bad.getMessage());
        }
    }

    private void metadata(final long number, final String kind, final String name, final String value) {
        final PageFamily family = familyFor(number, name);
        if (!family.samples().isEmpty()) {
            findings.add(number, family.name(), Rule.METADATA, kind + " comes behind the family's samples");
        }
        if (!told.add(kind + " " + name)) {
            findings.add(number, family.name(), Rule.METADATA, "a second " + kind);
            return;
        }
        switch (kind) {
            case "TYPE" -> {
                if (!(isOpenMetrics ? OPEN_METRICS_TYPES : TYPES).contains(value)) {
                    findings.add(number, name, Rule.METADATA, "no such type: " + value);
                }
                family.type(value, isOpenMetrics);
            }
            case "HELP" -> family.help(unescaped(value));
            default -> family.unit(value);
        }
    }

    private String unescaped(final String help) {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < help.length(); i++) {
            final char c = help.charAt(i);
            final char next = i + 1 < help.length() ? help.charAt(i + 1) : ' ';
            if (c == '\\' && (next == 'n' || next == '\\' || (next == '"' && isOpenMetrics))) {
                text.append(next == 'n' ? '\n' : next);
                i++;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private void sample(final long number, final String text) {
        final PageSample sample;
        try {
            sample = new SampleLine(text, isOpenMetrics).read(number);
        } catch (final PageSyntaxException bad) {
            findings.add(number, "", Rule.SYNTAX, bad.getMessage());
            return;
        }
        final PageFamily family = familyFor(number, familyName(sample.name()));
        if (!lineKeys.add(sample.lineKey())) {
            findings.add(
                    number, family.name(), Rule.DUPLICATE, "this label set of " + sample.name() + " is there already");
        }
        family.add(sample);
    }

    private PageFamily familyFor(final long number, final String name) {
        final PageFamily known = families.get(name);
        if (known != null && !name.equals(current)) {
            findings.add(
                    number,
                    known.name(),
                    Rule.GROUPING,
                    "the family's lines began at line " + known.firstLine() + ", others are between");
        }
        current = name;
        return families.computeIfAbsent(name, it -> new PageFamily(it, number));
    }

    private String familyName(final String sampleName) {
        for (final String suffix : SUFFIXES) {
            if (sampleName.endsWith(suffix)) {
                final String base = sampleName.substring(0, sampleName.length() - suffix.length());
                final PageFamily family = families.get(base);
                final boolean isShort =
                        family != null && (isOpenMetrics || !family.type().equals("counter"));
                if (isShort && PARTS.getOrDefault(family.type(), Set.of()).contains(suffix)) {
                    return base;
                }
            }
        }
        return sampleName;
    }

    /** Something that is no page. */
    static final class PageTooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        PageTooLongException() {
            super("the page is longer than " + MAX_BYTES + " bytes");
        }
    }
}
