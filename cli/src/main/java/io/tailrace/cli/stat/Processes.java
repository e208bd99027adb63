package io.tailrace.cli.stat;

import java.nio.file.Path;

/** What the system says of the processes that write journals. One thread. */
interface Processes {
    /**
     * Whether the process that began an epoch may still be there.
     *
     * @param pid as the journal says it: that of the process's own namespace.
     * @param startedAtNs when the epoch began; wall clock, ns since 1970. A process of the same number that began later is another one.
     * @param journal folder; whoever appends to it holds its lock.
     * @return false if it has gone, as far as can be seen from here.
     */
    boolean mayRun(long pid, long startedAtNs, Path journal);
}
