package io.tailrace.cli.doctor;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** The JVM that this code runs in. */
final class RunningJvm implements Jvm {
    private final Module unnamed = RunningJvm.class.getClassLoader().getUnnamedModule();

    @Override
    public int feature() {
        return Runtime.version().feature();
    }

    @Override
    public boolean isOpen(final String module, final String packageName) {
        return ModuleLayer.boot()
                .findModule(module)
                .filter(found -> found.isOpen(packageName, unnamed))
                .isPresent();
    }

    @Override
    public boolean isExported(final String module, final String packageName) {
        return ModuleLayer.boot()
                .findModule(module)
                .filter(found -> found.isExported(packageName, unnamed))
                .isPresent();
    }

    /** {@code Module.isNativeAccessEnabled()} is there from Java 22 on; before that nothing warns. */
    @Override
    public boolean isNativeAccessEnabled() {
        try {
            final MethodHandle question = MethodHandles.publicLookup()
                    .findVirtual(Module.class, "isNativeAccessEnabled", MethodType.methodType(boolean.class));
            return (boolean) question.invokeExact(unnamed);
        } catch (final NoSuchMethodException olderJava) {
            return true;
        } catch (final Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String property(final String key) {
        return System.getProperty(key);
    }
}
