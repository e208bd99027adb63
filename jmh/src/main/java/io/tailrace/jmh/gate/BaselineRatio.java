package io.tailrace.jmh.gate;

/**
 * A pair's ratio as it was. Immutable.
 *
 * @param pair its name.
 * @param subject key of ours.
 * @param ruler key of the ruler.
 * @param ratio measured.
 */
record BaselineRatio(String pair, String subject, String ruler, Ratio ratio) {
    static BaselineRatio of(final Pair pair, final Ratio ratio) {
        return new BaselineRatio(pair.name(), pair.subject().key(), pair.ruler().key(), ratio);
    }

    /** Whether both are about the same benchmarks. */
    boolean isOf(final Pair other) {
        return pair.equals(other.name())
                && subject.equals(other.subject().key())
                && ruler.equals(other.ruler().key());
    }
}
