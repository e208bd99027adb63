package io.tailrace.cli.contracts.check.jsonschema;

import io.tailrace.cli.contracts.check.model.Change;
import io.tailrace.cli.contracts.check.model.ChangeClass;
import io.tailrace.cli.contracts.check.model.Contract;
import io.tailrace.cli.contracts.check.model.ContractSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The way through two versions of a schema, side by side. Each pair of schemas is compared once, whatever leads to it: so schemas that contain
 * themselves have an end. One thread.
 */
final class SchemaDiff {
    private static final List<Rule> RULES = List.of(
            new WordRule(),
            new ValueRule(),
            new FormatRule(),
            new BoundRule(),
            new ObjectRule(),
            new NameRule(),
            new ArrayRule(),
            new AllOfRule(),
            new UnionRule(Keyword.ANY_OF),
            new UnionRule(Keyword.ONE_OF),
            new ConditionRule(),
            new UnknownRule());

    private static final int DEEPEST = 400;
    private static final int MOST_COMPARISONS = 200_000;

    private final References before;
    private final References after;
    private final SchemaDiff outer;
    private final int[] comparisons;
    private final Set<Change> changes = new LinkedHashSet<>();
    private final IdentityHashMap<JsonNode, IdentityHashMap<JsonNode, Boolean>> compared = new IdentityHashMap<>();
    private int depth;

    private SchemaDiff(final References before, final References after, final SchemaDiff outer) {
        this.before = before;
        this.after = after;
        this.outer = outer;
        comparisons = outer == null ? new int[1] : outer.comparisons;
        depth = outer == null ? 0 : outer.depth;
    }

    static List<Change> of(
            final Contract before, final ContractSet allBefore, final Contract after, final ContractSet allAfter) {
        final SchemaDiff diff = new SchemaDiff(new References(allBefore), new References(allAfter), null);
        diff.compare(JsonSchemaForm.root(before), JsonSchemaForm.root(after), "$");
        return List.copyOf(diff.changes);
    }

    /** One kind of keywords. */
    interface Rule {
        /** Both without references; neither allows nothing. */
        void compare(Schema before, Schema after, String path, SchemaDiff diff);
    }

    void compare(final Schema rawBefore, final Schema rawAfter, final String path) {
        final Schema old = before.expand(rawBefore);
        final Schema now = after.expand(rawAfter);
        if (!old.isSame(rawBefore) || !now.isSame(rawAfter)) {
            WordRule.compareWords(rawBefore, rawAfter, path, this);
        }
        if (old.isNothing() || now.isNothing()) {
            if (!now.isNothing()) {
                add(path, "allowed now", ChangeClass.MINOR, "nothing could stand here before");
            } else if (!old.isNothing()) {
                add(path, "not allowed any more", ChangeClass.MAJOR, "documents of the old version may have it");
            }
            return;
        }
        if (wasCompared(old, now)) {
            return;
        }
        if (depth > DEEPEST || comparisons[0]++ > MOST_COMPARISONS) {
            undecided("$", "too deep or too branched to be compared");
            return;
        }
        compared.computeIfAbsent(old.node(), any -> new IdentityHashMap<>()).put(now.node(), true);
        depth++;
        if (TypeRule.compare(old, now, path, this)) {
            RULES.forEach(rule -> rule.compare(old, now, path, this));
        }
        depth--;
    }

    private boolean wasCompared(final Schema old, final Schema now) {
        for (SchemaDiff diff = this; diff != null; diff = diff.outer) {
            final IdentityHashMap<JsonNode, Boolean> partners = diff.compared.get(old.node());
            if (partners != null && partners.containsKey(now.node())) {
                return true;
            }
        }
        return false;
    }

    /** What a comparison would find; it leaves nothing behind. */
    ChangeClass trial(final Schema rawBefore, final Schema rawAfter) {
        final SchemaDiff trial = new SchemaDiff(before, after, this);
        trial.compare(rawBefore, rawAfter, "$");
        return Change.greatest(List.copyOf(trial.changes));
    }

    Schema expandBefore(final Schema schema) {
        return before.expand(schema);
    }

    Schema expandAfter(final Schema schema) {
        return after.expand(schema);
    }

    void add(final String path, final String what, final ChangeClass level, final String why) {
        changes.add(new Change(path, what, level, why));
    }

    void undecided(final String path, final String what) {
        add(
                path,
                what,
                ChangeClass.MAJOR,
                "the checker cannot decide what this does to documents, so it counts as a break");
    }
}
