package io.tailrace.cli.doctor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A JVM that was given everything, until something is taken away. */
final class FakeJvm implements Jvm {
    final Map<String, String> properties = new HashMap<>(Map.of(
            "sun.arch.data.model", "64",
            "java.runtime.version", "17.0.1",
            "java.vm.name", "a VM",
            "java.home", "/jdk",
            "chronicle.analytics.disable", "true",
            "chronicle.announcer.disable", "true",
            "sun.misc.unsafe.memory.access", "allow"));
    final Set<String> closed = new HashSet<>();
    final Set<String> hidden = new HashSet<>();
    boolean nativeAccess = true;
    int feature = 17;

    @Override
    public int feature() {
        return feature;
    }

    @Override
    public boolean isOpen(final String module, final String packageName) {
        return !closed.contains(module + "/" + packageName);
    }

    @Override
    public boolean isExported(final String module, final String packageName) {
        return !hidden.contains(module + "/" + packageName);
    }

    @Override
    public boolean isNativeAccessEnabled() {
        return nativeAccess;
    }

    @Override
    public String property(final String key) {
        return properties.get(key);
    }
}
