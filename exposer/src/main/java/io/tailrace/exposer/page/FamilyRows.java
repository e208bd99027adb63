package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.FamilyType;
import java.util.List;

/**
 * A family as it stands on pages: what is said of it, and its series in their order.
 *
 * @param name of it; that of a counter ends in {@code _total}.
 * @param type of all its series.
 * @param unit for example {@code seconds}; empty if there is none.
 * @param help any text.
 * @param rows its series.
 */
record FamilyRows(String name, FamilyType type, String unit, String help, List<Row> rows) {}
