package io.tailrace.jmh.gate.plant;

/**
 * One line of the self-test's result. Immutable.
 *
 * @param name of the plant, or {@code unchanged}.
 * @param runs of the gate.
 * @param expected in words.
 * @param found in words.
 * @param isGood whether that is what was expected.
 */
record SelfTestResult(String name, int runs, String expected, String found, boolean isGood) {}
