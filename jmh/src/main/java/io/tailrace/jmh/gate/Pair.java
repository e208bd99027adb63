package io.tailrace.jmh.gate;

/**
 * What is held against what. Immutable.
 *
 * @param name for people and for {@code --only}.
 * @param subject ours.
 * @param ruler what it is held against, called in the same loop.
 * @param isInShort whether the short form times it, too.
 * @param isWeighed whether the subject must not allocate either.
 */
record Pair(String name, Bench subject, Bench ruler, boolean isInShort, boolean isWeighed) {
    /** Of a call that must not allocate. */
    Pair(final String name, final Bench subject, final Bench ruler, final boolean isInShort) {
        this(name, subject, ruler, isInShort, true);
    }
}
