package io.tailrace.systemtests.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds the selectors of a PromQL expression. Whether it is well formed is for Prometheus to say. */
final class PromQl {
    private static final Pattern TOKEN = Pattern.compile(
            "#[^\n]*|\"(?:[^\"\\\\]|\\\\.)*\"|\\[[^]]*]|[A-Za-z_:][\\w:]*|[\\d.][\\w.]*|=~|!~|!=|==|>=|<=|\\S");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_:][\\w:]*");
    private static final Set<String> WITH_LABELS =
            Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
    private static final Set<String> WORDS = Set.of(
            "and",
            "or",
            "unless",
            "offset",
            "bool",
            "inf",
            "nan",
            "sum",
            "min",
            "max",
            "avg",
            "count",
            "topk",
            "bottomk",
            "quantile",
            "stddev",
            "stdvar",
            "group",
            "count_values");

    private final List<String> tokens;
    private final List<Selector> selectors = new ArrayList<>();
    private int at;

    private PromQl(final String expression) {
        tokens = TOKEN.matcher(expression)
                .results()
                .map(MatchResult::group)
                .filter(token -> !token.startsWith("#"))
                .toList();
    }

    /** In their order; a name that is there twice is there twice. */
    static List<Selector> selectors(final String expression) {
        final PromQl parsed = new PromQl(expression);
        while (parsed.at < parsed.tokens.size()) {
            parsed.step();
        }
        return parsed.selectors;
    }

    private void step() {
        final String token = tokens.get(at++);
        if (token.equals("{")) {
            throw new IllegalArgumentException("a selector without a name: " + String.join(" ", tokens));
        }
        if (WITH_LABELS.contains(token)) {
            skipLabels();
        } else if (NAME.matcher(token).matches() && !WORDS.contains(token) && !isNext("(")) {
            selectors.add(new Selector(token, isNext("{") ? matchers() : List.of()));
        }
    }

    private boolean isNext(final String token) {
        return at < tokens.size() && tokens.get(at).equals(token);
    }

    private void skipLabels() {
        if (isNext("(")) {
            while (at < tokens.size() && !tokens.get(at - 1).equals(")")) {
                at++;
            }
        }
    }

    private List<Selector.Matcher> matchers() {
        final List<Selector.Matcher> matchers = new ArrayList<>();
        at++;
        while (!isNext("}")) {
            final String value = tokens.get(at + 2);
            matchers.add(
                    new Selector.Matcher(tokens.get(at), tokens.get(at + 1), value.substring(1, value.length() - 1)));
            at += 3;
            if (isNext(",")) {
                at++;
            }
        }
        at++;
        return matchers;
    }
}
