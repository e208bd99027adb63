package io.tailrace.codec.entry;

import java.util.HashMap;
import java.util.Map;

/** Components and levels: a string, or an object with one field whose name is the variant's. */
final class Variants {
    private static final String GPU_KERNEL = "GPUKernel";
    private static final Map<String, ComponentId.Plain> COMPONENTS = new HashMap<>();
    private static final Map<String, EventLevel.Known> LEVELS = new HashMap<>();

    static {
        for (final ComponentId.Plain component : ComponentId.Plain.values()) {
            COMPONENTS.put(component.label(), component);
        }
        for (final EventLevel.Known level : EventLevel.Known.values()) {
            LEVELS.put(level.label(), level);
        }
    }

    private Variants() {}

    static ComponentId component(final Field field) {
        final String variant = variant(field, "a component: a name, or an object with one field");
        if (variant.equals(GPU_KERNEL)) {
            return new ComponentId.GpuKernel(field.object().take(GPU_KERNEL).string());
        }
        final ComponentId known = COMPONENTS.get(variant);
        return known != null && isUnit(field, variant) ? known : new ComponentId.Unknown(field.json());
    }

    static EventLevel level(final Field field) {
        final String variant = variant(field, "a level: a name, or an object with one field");
        final EventLevel known = LEVELS.get(variant);
        return known != null && isUnit(field, variant) ? known : new EventLevel.Unknown(field.json());
    }

    private static String variant(final Field field, final String what) {
        if (field.value().isString()) {
            return field.value().text();
        }
        if (field.value().isObject()) {
            final Fields fields = field.object();
            if (fields.size() == 1) {
                return fields.onlyName();
            }
        }
        throw field.mustBe(what);
    }

    /** {@code {"Orchestrator":null}} is the same as {@code "Orchestrator"} to serde; with a value it is something else. */
    private static boolean isUnit(final Field field, final String variant) {
        return field.value().isString() || field.object().take(variant).value().isNull();
    }
}
