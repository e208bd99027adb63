package io.tailrace.engine.reader;

import io.tailrace.codec.prometheus.FamilyType;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricForm;

/** As what metrics stand on pages. */
public final class ShownType {
    private ShownType() {}

    /**
     * The type of the family.
     *
     * @param metric any.
     * @return by its form and its type.
     */
    public static FamilyType of(final MetricDescriptor metric) {
        return switch (metric.type()) {
            case COUNTER -> FamilyType.COUNTER;
            case GAUGE -> metric.form() == MetricForm.TOTAL ? FamilyType.COUNTER : FamilyType.GAUGE;
            case HISTOGRAM -> metric.form() == MetricForm.SUMMARY ? FamilyType.SUMMARY : FamilyType.HISTOGRAM;
        };
    }
}
