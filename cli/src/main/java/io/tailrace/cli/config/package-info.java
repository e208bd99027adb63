/**
 * Configuration on the command line. In: {@code --config}, a flag for each key, variables. Out: a checked configuration for commands that run by one,
 * and {@code tailrace config show}, {@code check} and {@code docs}.
 */
package io.tailrace.cli.config;
