package io.tailrace.apicheck;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the changelog must name: each contract whose version changed since the last release, and each module whose API did. */
public final class Changelog {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+?) \\|.*\\| (\\d+\\.\\d+\\.\\d+) \\|$");

    private static final Pattern ENTRY = Pattern.compile("(?m)^- ");

    private Changelog() {}

    /**
     * The versions in a table of contracts.
     *
     * @param table text of {@code contracts/VERSIONS.md}.
     * @return version by the contract's name.
     */
    public static Map<String, String> contracts(final String table) {
        final Map<String, String> versions = new TreeMap<>();
        for (final Matcher row = ROW.matcher(table); row.find(); ) {
            versions.put(row.group(1), row.group(2));
        }
        return versions;
    }

    /**
     * The part of a version.
     *
     * @param changelog whole text.
     * @param version which.
     * @return what stands below its heading; empty if there is none.
     */
    public static String section(final String changelog, final Version version) {
        final Matcher section = Pattern.compile(
                        "(?ms)^## " + Pattern.quote(version.release().toString()) + "\\b[^\\n]*\\n(.*?)(?=^## |\\z)")
                .matcher(changelog);
        return section.find() ? section.group(1) : "";
    }

    /**
     * What a section lacks.
     *
     * @param section of the current version.
     * @param before contracts of the last release; empty if there was none.
     * @param now contracts of today.
     * @param modules whose API is not that of the last release.
     * @return what must be written into it; empty if nothing.
     */
    public static List<String> missing(
            final String section,
            final Map<String, String> before,
            final Map<String, String> now,
            final Collection<String> modules) {
        final List<String> missing = new ArrayList<>();
        final String text = section.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        new TreeMap<>(now).forEach((name, version) -> {
            final String named = name + " " + version;
            if (!version.equals(before.get(name)) && !names(text, named.toLowerCase(Locale.ROOT))) {
                missing.add(named);
            }
        });
        before.keySet().stream()
                .filter(name -> !now.containsKey(name) && !names(text, name.toLowerCase(Locale.ROOT)))
                .forEach(name -> missing.add(name + " (retired)"));
        modules.stream()
                .map(module -> "`" + module + "`")
                .filter(module -> ENTRY.splitAsStream(section)
                        .noneMatch(entry -> entry.contains("API") && entry.contains(module)))
                .forEach(module -> missing.add("API of " + module));
        return missing;
    }

    /** As a whole word: "Job 1.0.0" is not in "Event job 1.0.01". */
    private static boolean names(final String text, final String phrase) {
        return Pattern.compile("(?<![\\w.-])" + Pattern.quote(phrase) + "(?![\\w-]|\\.\\d)")
                .matcher(text)
                .find();
    }
}
