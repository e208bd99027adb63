package io.tailrace.cli.stat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** The processes of this machine: who holds a journal's lock, and who has a number since when. */
final class SystemProcesses implements Processes {
    private static final String LOCK_FILE = "journal.lock";
    private static final long NS_PER_SECOND = 1_000_000_000L;

    /** The start of a process is told to 10 ms, and of the machine to the second. */
    private static final long START_SLACK_NS = 2 * NS_PER_SECOND;

    private static final Pattern ZOMBIE = Pattern.compile("(?s).*\\) [ZX] .*");

    private final LockTable locks;
    private final Path proc;

    /** {@code proc} is {@code /proc}. */
    SystemProcesses(final LockTable locks, final Path proc) {
        this.locks = locks;
        this.proc = proc;
    }

    static SystemProcesses ofSystem() {
        return new SystemProcesses(LockTable.ofSystem(), Path.of("/proc"));
    }

    @Override
    public boolean mayRun(final long pid, final long startedAtNs, final Path journal) {
        return locks.isLocked(journal.resolve(LOCK_FILE), pid) || (isSameProcess(pid, startedAtNs) && !isZombie(pid));
    }

    /** It has ended, and nobody has asked yet how: in a container without an init that may stay so. */
    private boolean isZombie(final long pid) {
        try {
            return ZOMBIE.matcher(Files.readString(proc.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1))
                    .matches();
        } catch (final IOException | RuntimeException untold) {
            return false;
        }
    }

    private static boolean isSameProcess(final long pid, final long startedAtNs) {
        final Optional<ProcessHandle> process = pid <= 0 ? Optional.empty() : ProcessHandle.of(pid);
        return process.filter(ProcessHandle::isAlive)
                .filter(found -> found.info()
                        .startInstant()
                        .map(start -> ns(start) - START_SLACK_NS <= startedAtNs)
                        .orElse(true))
                .isPresent();
    }

    private static long ns(final Instant instant) {
        return instant.getEpochSecond() * NS_PER_SECOND + instant.getNano();
    }
}
