package io.tailrace.config;

import java.lang.reflect.Field;

/** Looks into contexts, which tell nothing of themselves. */
final class Fields {
    private Fields() {}

    static Object of(final Object owner, final String name) {
        try {
            final Field field = owner.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(owner);
        } catch (final ReflectiveOperationException fault) {
            throw new LinkageError(owner.getClass() + "." + name, fault);
        }
    }
}
