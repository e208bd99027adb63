package io.tailrace.config.file;

/**
 * What is wrong with a file.
 *
 * @param line from 1; 0 if it is the whole file.
 * @param column from 1; 0 if it is the whole line or file.
 * @param problem what is wrong.
 * @param mend how to make it right.
 */
public record FileFault(int line, int column, String problem, String mend) {}
