package io.tailrace.cli.contracts.check.jsonschema;

import io.tailrace.cli.contracts.check.model.ChangeClass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import tools.jackson.databind.JsonNode;

/**
 * Branches of two lists that belong together, whatever their order: those that are equal first, then those that differ in words only, then those that tell
 * themselves apart from others by the same value, then those that are compatible, and at last what is left, in order.
 *
 * @param both pairs.
 * @param removed branches of the old list that have no partner.
 * @param added branches of the new list that have none.
 */
record Pairs(List<Schema[]> both, List<Schema> removed, List<Schema> added) {
    private static final int MOST_TRIALS = 2_500;

    static Pairs of(final List<Schema> before, final List<Schema> after, final SchemaDiff diff) {
        final Pairs pairs = new Pairs(new ArrayList<>(), new ArrayList<>(before), new ArrayList<>(after));
        pairs.takeEqual();
        if ((long) pairs.removed.size() * pairs.added.size() <= MOST_TRIALS) {
            pairs.take((old, now) -> diff.trial(old, now).compareTo(ChangeClass.PATCH) <= 0);
            pairs.take((old, now) -> Tags.sameTag(diff.expandBefore(old), diff.expandAfter(now), diff));
            pairs.take((old, now) -> diff.trial(old, now).compareTo(ChangeClass.MINOR) <= 0);
        }
        if (pairs.removed.size() == pairs.added.size()) {
            while (!pairs.removed.isEmpty()) {
                pairs.both.add(new Schema[] {pairs.removed.remove(0), pairs.added.remove(0)});
            }
        }
        return pairs;
    }

    private void takeEqual() {
        final Map<String, Schema> byKey = new HashMap<>();
        added.forEach(now -> byKey.putIfAbsent(Values.key(now.node()), now));
        for (final Iterator<Schema> olds = removed.iterator(); olds.hasNext(); ) {
            final Schema old = olds.next();
            final Schema now = byKey.remove(Values.key(old.node()));
            if (now != null) {
                both.add(new Schema[] {old, now});
                olds.remove();
            }
        }
        final Set<JsonNode> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        both.forEach(pair -> taken.add(pair[1].node()));
        added.removeIf(now -> taken.contains(now.node()));
    }

    private void take(final BiPredicate<Schema, Schema> belong) {
        for (int i = 0; i < removed.size(); i++) {
            for (int k = 0; k < added.size(); k++) {
                if (belong.test(removed.get(i), added.get(k))) {
                    both.add(new Schema[] {removed.remove(i--), added.remove(k)});
                    break;
                }
            }
        }
    }
}
