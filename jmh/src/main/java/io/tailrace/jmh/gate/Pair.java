package io.tailrace.jmh.gate;

/**
 * What is held against what. Immutable.
 *
 * @param name for people and for {@code --only}.
 * @param subject ours.
 * @param ruler what it is held against, called in the same loop.
 * @param isInShort whether the short form times it, too.
 */
record Pair(String name, Bench subject, Bench ruler, boolean isInShort) {}
