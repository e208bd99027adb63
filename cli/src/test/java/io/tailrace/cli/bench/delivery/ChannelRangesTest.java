package io.tailrace.cli.bench.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ChannelRangesTest {
    private final ChannelRanges one = new ChannelRanges();
    private final ChannelRanges other = new ChannelRanges();

    @Test
    void shouldAddUpRangesThatFollowOnEachOther() {
        one.add("a", 1, 10);
        one.add("a", 11, 10); // only refusals
        one.add("a", 11, 20);
        other.add("a", 1, 20);
        assertEquals(20, one.samples("a"));
        assertEquals(0, one.breaks());
        assertEquals(0, one.differences(other) + other.differences(one));
    }

    @Test
    void shouldFindGapsAndRepeats() {
        one.add("a", 1, 10);
        one.add("a", 12, 20);
        one.add("a", 20, 20);
        assertEquals(2, one.breaks());
    }

    @Test
    void shouldFindChannelsThatDiffer() {
        one.add("a", 1, 10);
        other.add("a", 1, 11);
        other.add("b", 1, 1);
        assertEquals(2, one.differences(other));
        assertEquals(2, other.differences(one));
    }

    @Test
    void shouldLeaveOutTheChannelThatNeverEnds() {
        one.add("shared", 1, 10);
        assertEquals(0, one.samples());
    }
}
