/**
 * Benchmarks, one package for each stage of the engine: {@code java @jvm-flags.txt -jar jmh.jar}. Rulers (what others offer for the same
 * work) run beside ours in one run, because on a machine that is not idle only ratios mean something. What was measured stands in {@code
 * docs/performance.md}.
 */
package io.tailrace.jmh;
