package io.tailrace.config.value;

import io.tailrace.engine.descriptor.MetricDescriptor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Bounds of buckets by family. */
public final class BucketTables extends Tables<List<Double>> {
    private static final Pattern FAMILY = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?([eE][-+]?[0-9]{1,2})?");
    private static final Pattern BRIEF = Pattern.compile("([^=\\s]+)\\s*=\\s*\\[?([^\\[\\]]*)]?", Pattern.DOTALL);

    @Override
    public String name() {
        return "table of bounds";
    }

    @Override
    public String range() {
        return "1 to " + MetricDescriptor.MAX_BOUNDS + " numbers above 0, each above the one before";
    }

    @Override
    List<Double> readMember(final String name, final Given value) throws BadValueException {
        if (!FAMILY.matcher(name).matches()) {
            throw new BadValueException(
                    "has " + TomlText.quoted(Shown.of(name)) + ", which can name no family",
                    "use letters, digits, '_' and ':', with no digit first");
        }
        final List<Given> items = value.kind() == Given.Kind.TEXT ? split(value.text()) : value.items();
        if (items.isEmpty() || items.size() > MetricDescriptor.MAX_BOUNDS) {
            throw new BadValueException(
                    "has for " + name + " no list of 1 to " + MetricDescriptor.MAX_BOUNDS + " numbers",
                    "give " + example());
        }
        final List<Double> bounds = new ArrayList<>(items.size());
        for (final Given item : items) {
            final double bound = number(name, item);
            if (bound <= 0 || (!bounds.isEmpty() && bound <= bounds.get(bounds.size() - 1))) {
                throw new BadValueException(
                        "has for " + name + " the bound " + Shown.of(item.text()) + ", which is not above "
                                + (bound <= 0 ? "0" : "the one before it"),
                        "give " + range());
            }
            bounds.add(bound);
        }
        return List.copyOf(bounds);
    }

    @Override
    String tomlOf(final List<Double> value) {
        return value.stream()
                .map(bound -> new BigDecimal(bound.toString()).toPlainString())
                .collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    String example() {
        return "bounds by family, for example request_latency_seconds = [0.005, 0.01, 0.1]";
    }

    @Override
    Given parsedBriefly(final String text) throws BadValueException {
        final Matcher matcher = BRIEF.matcher(text);
        if (!matcher.matches()) {
            throw new BadValueException("is no " + name(), "give " + example());
        }
        final Map<String, Given> members = new LinkedHashMap<>();
        members.put(matcher.group(1), Given.ofText(matcher.group(2)));
        return table(members);
    }

    private static double number(final String family, final Given item) throws BadValueException {
        if (!item.isScalar() || !NUMBER.matcher(item.text()).matches()) {
            throw new BadValueException(
                    "has for " + family + " the bound " + item.shown() + ", which is no number",
                    "give plain numbers; +Inf is always there");
        }
        return new BigDecimal(item.text()).doubleValue();
    }

    private static List<Given> split(final String text) {
        final List<Given> items = new ArrayList<>();
        final String inner = text.strip().replaceAll("^\\[|]$", "");
        for (final String part : inner.split(",", -1)) {
            items.add(Given.ofText(part.strip()));
        }
        return items;
    }
}
