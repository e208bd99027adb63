package io.tailrace.cli.torture;

import java.nio.file.Path;

/**
 * What a torture is asked for.
 *
 * @param kills how many writers are to be killed.
 * @param seed where the random numbers begin.
 * @param diskFull whether disks are to be filled.
 * @param stallNs how long the disk is to stall each time; 0 if it is not to.
 * @param parent folder below which it writes; null for that of the system for temporary files.
 */
record TortureSettings(int kills, long seed, boolean diskFull, long stallNs, Path parent) {}
