package io.tailrace.cli.bench.exposer;

/**
 * Where something was measured.
 *
 * @param processors that the JVM sees.
 * @param system name, version and architecture.
 * @param jvm vendor and version.
 */
record BenchMachine(int processors, String system, String jvm) {
    static BenchMachine here() {
        return new BenchMachine(
                Runtime.getRuntime().availableProcessors(),
                property("os.name") + " " + property("os.version") + " " + property("os.arch"),
                property("java.vendor") + " " + property("java.vm.version"));
    }

    private static String property(final String name) {
        return System.getProperty(name, "?");
    }

    @Override
    public String toString() {
        return processors + " processors, " + system + ", JVM " + jvm;
    }
}
