package io.tailrace.cli.torture.writer;

/**
 * Where exactly a writer is to die.
 *
 * @param point what it is to be doing.
 * @param occurrence which time it does that, from 1: which frame, roll, checkpoint or call.
 * @param frames how many frames of a checkpoint are to be appended before; else 0.
 */
public record KillPlan(KillPoint point, int occurrence, int frames) {
    private static final String SEPARATOR = ":";

    /**
     * A plan without a number.
     *
     * @param point what it is to be doing.
     * @return at the first occurrence.
     */
    public static KillPlan at(final KillPoint point) {
        return new KillPlan(point, 1, 0);
    }

    /**
     * A plan as {@link #text} wrote it.
     *
     * @param text of it.
     * @return the same plan.
     */
    static KillPlan parse(final String text) {
        final String[] parts = text.split(SEPARATOR, -1);
        return new KillPlan(KillPoint.valueOf(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    /**
     * The plan as an argument of a process.
     *
     * @return without blanks.
     */
    public String text() {
        return point + SEPARATOR + occurrence + SEPARATOR + frames;
    }

    boolean isAt(final KillPoint asked) {
        return point == asked;
    }
}
