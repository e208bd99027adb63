package io.tailrace.codec.entry;

import static java.util.Objects.requireNonNull;

/**
 * What a component proposed in a conflict. In JSON an array of the two.
 *
 * @param component who.
 * @param color which, 0 to 4294967295.
 */
public record Proposal(ComponentId component, long color) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if the color is out of its range.
     */
    public Proposal {
        requireNonNull(component, "component");
        Ranges.u32("color", color);
    }
}
