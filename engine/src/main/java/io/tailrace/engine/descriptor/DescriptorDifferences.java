package io.tailrace.engine.descriptor;

import java.util.ArrayList;
import java.util.List;

/** In what a descriptor differs from the one that is registered under its name and version, in words for an error. */
final class DescriptorDifferences {
    /** Of a value; help and bounds may be long. */
    private static final int MOST_CHARACTERS = 80;

    private final List<String> words = new ArrayList<>();

    private DescriptorDifferences() {}

    /** For example {@code help "Hits.", now "Other."; labels [], now [route]}. */
    static String between(final MetricDescriptor known, final MetricDescriptor given) {
        final DescriptorDifferences differences = new DescriptorDifferences();
        differences.add("type", known.type(), given.type());
        differences.add("form", known.form(), given.form());
        differences.add("unit", known.unit(), given.unit());
        differences.add("help", quoted(known.help()), quoted(given.help()));
        differences.add("labels", known.labelNames(), given.labelNames());
        differences.add("priority", known.priority(), given.priority());
        differences.add("range", known.range(), given.range());
        differences.add("recorded bounds", known.bounds(), given.bounds());
        differences.add("series limit", known.seriesLimit(), given.seriesLimit());
        differences.add("first-party", known.firstParty(), given.firstParty());
        differences.add("retain-samples", known.retainSamples(), given.retainSamples());
        differences.add("quantiles", known.quantiles(), given.quantiles());
        return String.join("; ", differences.words);
    }

    private void add(final String what, final Object known, final Object given) {
        if (!known.equals(given)) {
            words.add(what + " " + cut(known) + ", now " + cut(given));
        }
    }

    private static String quoted(final String text) {
        return "\"" + text + "\"";
    }

    private static String cut(final Object value) {
        final String text = String.valueOf(value);
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "...";
    }
}
