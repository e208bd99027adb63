package io.tailrace.exposer.page;

import io.tailrace.codec.registry.FamilyUnit;
import io.tailrace.engine.descriptor.Unit;
import java.util.Locale;

/** Units as the UNIT lines of OpenMetrics name them. */
final class UnitNames {
    private UnitNames() {}

    static String of(final Unit unit) {
        return unit == Unit.NONE ? "" : unit.name().toLowerCase(Locale.ROOT);
    }

    static String of(final FamilyUnit unit) {
        return unit == FamilyUnit.NONE ? "" : unit.name().toLowerCase(Locale.ROOT);
    }
}
