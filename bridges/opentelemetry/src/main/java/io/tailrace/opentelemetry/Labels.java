package io.tailrace.opentelemetry;

import java.util.List;

/**
 * Attributes as labels of a series.
 *
 * @param names in a fixed order.
 * @param values as many.
 */
record Labels(List<String> names, List<String> values) {}
