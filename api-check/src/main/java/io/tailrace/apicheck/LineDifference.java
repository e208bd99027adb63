package io.tailrace.apicheck;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How two texts of an API differ: members below the type that they belong to. */
final class LineDifference {
    private LineDifference() {}

    /** Lines that are gone, with a minus, and lines that are new, with a plus; empty if the texts are the same. */
    static List<String> between(final List<String> before, final List<String> after) {
        final Map<String, Set<String>> old = types(before);
        final Map<String, Set<String>> now = types(after);
        final List<String> lines = new ArrayList<>();
        old.forEach((type, members) -> report(type, members, now.getOrDefault(type, Set.of()), now, "-", lines));
        now.forEach((type, members) -> report(type, members, old.getOrDefault(type, Set.of()), old, "+", lines));
        return lines;
    }

    private static void report(
            final String type,
            final Set<String> members,
            final Set<String> others,
            final Map<String, Set<String>> there,
            final String sign,
            final List<String> lines) {
        final boolean isWhole = !there.containsKey(type);
        final Set<String> only = new HashSet<>(members);
        only.removeAll(others);
        if (isWhole || !only.isEmpty()) {
            lines.add((isWhole ? sign : " ") + " " + type);
            only.stream().sorted().forEach(member -> lines.add(sign + " " + member));
        }
    }

    private static Map<String, Set<String>> types(final List<String> lines) {
        final Map<String, Set<String>> types = new LinkedHashMap<>();
        Set<String> members = new HashSet<>();
        for (final String line : lines) {
            if (line.startsWith(" ")) {
                members.add(line);
            } else {
                members = new HashSet<>();
                types.put(line, members);
            }
        }
        return types;
    }
}
