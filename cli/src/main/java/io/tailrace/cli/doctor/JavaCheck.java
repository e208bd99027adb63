package io.tailrace.cli.doctor;

/** Which Java this is. */
final class JavaCheck implements Check {
    private static final String NAME = "JDK";
    private static final int NEWEST_TESTED = 25;

    private final Jvm jvm;

    JavaCheck(final Jvm jvm) {
        this.jvm = jvm;
    }

    @Override
    public Finding look() {
        final String found = jvm.property("java.runtime.version") + ", " + jvm.property("java.vm.name") + ", "
                + jvm.property("java.home");
        if (!"64".equals(jvm.property("sun.arch.data.model"))) {
            return Finding.wrong(NAME, found, "a journal is mapped into memory: use a 64-bit JDK (set JAVA_HOME)");
        }
        return jvm.feature() > NEWEST_TESTED
                ? Finding.note(
                        NAME, found, "newer than those Tailrace is tested on: if something fails, use JDK 17, 21 or 25")
                : Finding.good(NAME, found);
    }
}
