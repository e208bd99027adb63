package io.tailrace.cli.contracts.check.jsonschema;

import io.tailrace.cli.contracts.check.model.ChangeClass;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Bounds of numbers, lengths and counts: wider is minor, narrower is a break. */
final class BoundRule implements SchemaDiff.Rule {
    private static final List<Keyword> LOWER = List.of(Keyword.MIN_LENGTH, Keyword.MIN_ITEMS, Keyword.MIN_PROPERTIES);
    private static final List<Keyword> UPPER =
            List.of(Keyword.MAX_LENGTH, Keyword.MAX_ITEMS, Keyword.MAX_PROPERTIES, Keyword.MAX_CONTAINS);

    @Override
    public void compare(final Schema before, final Schema after, final String path, final SchemaDiff diff) {
        numbers(Keyword.MINIMUM, Keyword.EXCLUSIVE_MINIMUM, 1, before, after, path, diff);
        numbers(Keyword.MAXIMUM, Keyword.EXCLUSIVE_MAXIMUM, -1, before, after, path, diff);
        for (final Keyword keyword : LOWER) {
            report(keyword.word, number(before, keyword), number(after, keyword), 1, BigDecimal.ZERO, path, diff);
        }
        for (final Keyword keyword : UPPER) {
            report(keyword.word, number(before, keyword), number(after, keyword), -1, null, path, diff);
        }
        if (before.has(Keyword.CONTAINS) && after.has(Keyword.CONTAINS)) {
            final Keyword keyword = Keyword.MIN_CONTAINS;
            report(keyword.word, number(before, keyword), number(after, keyword), 1, BigDecimal.ONE, path, diff);
        }
        multipleOf(number(before, Keyword.MULTIPLE_OF), number(after, Keyword.MULTIPLE_OF), path, diff);
    }

    /** An exclusive bound is narrower than an inclusive one of the same number. {@code sign} 1 for lower bounds, -1 for upper ones. */
    private static void numbers(
            final Keyword inclusive,
            final Keyword exclusive,
            final int sign,
            final Schema before,
            final Schema after,
            final String path,
            final SchemaDiff diff) {
        final BigDecimal old = tighter(number(before, inclusive), number(before, exclusive), sign);
        final BigDecimal now = tighter(number(after, inclusive), number(after, exclusive), sign);
        report(inclusive.word, old, now, sign, null, path, diff);
        if (old != null && now != null && old.compareTo(now) == 0) {
            final boolean wasExclusive = isExclusive(before, exclusive, old);
            final boolean isExclusive = isExclusive(after, exclusive, now);
            if (wasExclusive != isExclusive) {
                diff.add(
                        path,
                        exclusive.word + " " + old + (isExclusive ? " added" : " removed"),
                        isExclusive ? ChangeClass.MAJOR : ChangeClass.MINOR,
                        why(isExclusive));
            }
        }
    }

    private static boolean isExclusive(final Schema schema, final Keyword exclusive, final BigDecimal bound) {
        final BigDecimal value = number(schema, exclusive);
        return value != null && value.compareTo(bound) == 0;
    }

    private static BigDecimal tighter(final BigDecimal a, final BigDecimal b, final int sign) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.compareTo(b) * sign >= 0 ? a : b;
    }

    private static void report(
            final String name,
            final BigDecimal old,
            final BigDecimal now,
            final int sign,
            final BigDecimal otherwise,
            final String path,
            final SchemaDiff diff) {
        final BigDecimal from = old == null ? otherwise : old;
        final BigDecimal to = now == null ? otherwise : now;
        if (areEqual(from, to)) {
            return;
        }
        final boolean narrower = from == null || (to != null && to.compareTo(from) * sign > 0);
        diff.add(
                path,
                name + " " + text(old) + " became " + text(now),
                narrower ? ChangeClass.MAJOR : ChangeClass.MINOR,
                why(narrower));
    }

    private static void multipleOf(
            final BigDecimal old, final BigDecimal now, final String path, final SchemaDiff diff) {
        if (areEqual(old, now)) {
            return;
        }
        final boolean wider = now == null
                || (old != null && now.signum() > 0 && old.remainder(now).signum() == 0);
        diff.add(
                path,
                "multipleOf " + text(old) + " became " + text(now),
                wider ? ChangeClass.MINOR : ChangeClass.MAJOR,
                why(!wider));
    }

    private static boolean areEqual(final BigDecimal a, final BigDecimal b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        return a.compareTo(b) == 0;
    }

    private static BigDecimal number(final Schema schema, final Keyword keyword) {
        final JsonNode value = schema.get(keyword);
        return value != null && value.isNumber() ? value.decimalValue() : null;
    }

    private static String text(final BigDecimal value) {
        return value == null ? "none" : value.toString();
    }

    private static String why(final boolean narrower) {
        return narrower
                ? "values of the old version are not valid any more"
                : "all values of the old version are valid";
    }
}
