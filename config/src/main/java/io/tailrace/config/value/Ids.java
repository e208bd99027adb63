package io.tailrace.config.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Numbers of users, groups or processes. */
public final class Ids implements ValueType<List<Integer>> {
    private static final int MOST = 1_000;
    private static final WholeNumbers ONE = WholeNumbers.of(0, Integer.MAX_VALUE);

    @Override
    public String name() {
        return "list of numbers";
    }

    @Override
    public String range() {
        return "up to " + MOST + " of them, each " + ONE.range();
    }

    @Override
    public List<Integer> read(final Given given) throws BadValueException {
        if (given.kind() != Given.Kind.LIST && given.kind() != Given.Kind.TEXT) {
            throw new BadValueException("is no " + name(), "give numbers, for example [0, 1000], or 0,1000");
        }
        final List<Given> items = given.kind() == Given.Kind.LIST ? given.items() : split(given.text());
        if (items.size() > MOST) {
            throw new BadValueException("is too long", "give " + range());
        }
        final TreeSet<Integer> ids = new TreeSet<>();
        for (final Given item : items) {
            ids.add(ONE.read(item).intValue());
        }
        return Collections.unmodifiableList(new ArrayList<>(ids));
    }

    @Override
    public String toml(final List<Integer> value) {
        return value.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }

    private static List<Given> split(final String text) {
        final String inner = text.strip().replaceAll("^\\[|]$", "").strip();
        final List<Given> items = new ArrayList<>();
        if (!inner.isEmpty()) {
            for (final String part : inner.split(",", -1)) {
                items.add(Given.ofText(part.strip()));
            }
        }
        return items;
    }
}
