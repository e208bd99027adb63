package io.tailrace.exposer.page;

import io.tailrace.codec.registry.FamilyUnit;
import io.tailrace.engine.descriptor.Unit;
import java.util.Locale;

/** Units as the UNIT lines of OpenMetrics name them. */
final class UnitNames {
    private UnitNames() {}

    static String of(final Unit unit) {
        final String name = unit.exposedName();
        return name.equals(Unit.NONE.exposedName()) ? "" : name;
    }

    static String of(final FamilyUnit unit) {
        return unit == FamilyUnit.NONE ? "" : unit.name().toLowerCase(Locale.ROOT);
    }
}
