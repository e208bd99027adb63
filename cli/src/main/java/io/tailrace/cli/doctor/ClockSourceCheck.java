package io.tailrace.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether reading the clock is cheap: with some clock sources it is a call into the kernel, or slow hardware. */
final class ClockSourceCheck implements Check {
    static final Path LINUX = Path.of("/sys/devices/system/clocksource/clocksource0/current_clocksource");

    private static final String NAME = "clock source";

    /** Those that Linux reads in user space (arch/x86/entry/vdso, arm64's architected timer). */
    private static final List<String> FAST =
            List.of("tsc", "kvm-clock", "hyperv_clocksource_tsc_page", "arch_sys_counter", "tsc-early");

    private final Path file;

    ClockSourceCheck(final Path file) {
        this.file = file;
    }

    @Override
    public Finding look() {
        final String source;
        try {
            source = Files.readString(file).strip();
        } catch (final IOException e) {
            return Finding.good(NAME, "this system does not tell");
        }
        return FAST.contains(source)
                ? Finding.good(NAME, source + ", read without a call into the kernel")
                : Finding.note(
                        NAME,
                        source + ", read by a call into the kernel: each timed operation is slower by that",
                        "choose tsc with the kernel parameter clocksource=tsc, if the machine has a steady one");
    }
}
