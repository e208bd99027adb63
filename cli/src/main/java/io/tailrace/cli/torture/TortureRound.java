package io.tailrace.cli.torture;

import io.tailrace.cli.console.Console;
import java.nio.file.Path;
import java.util.Random;

/**
 * What a fault is given to work with.
 *
 * @param random seeded for this round alone.
 * @param folder of its own, for what it needs beside the journal; exists.
 * @param journal that all kills share, with its history.
 * @param writers starts writers.
 * @param console of the command: its clock, and whether the end was asked for.
 */
record TortureRound(Random random, Path folder, TortureJournal journal, WriterJvm writers, Console console) {}
