package io.tailrace.cli.torture;

import java.nio.file.Path;

/**
 * What a torture is asked for.
 *
 * @param kills how many writers are to be killed.
 * @param seed where the random numbers begin.
 * @param parent folder below which it writes; null for that of the system for temporary files.
 */
record TortureSettings(int kills, long seed, Path parent) {}
