package io.tailrace.cli.torture;

import io.tailrace.cli.torture.writer.KillPlan;
import io.tailrace.cli.torture.writer.KillPoint;
import java.util.List;
import java.util.Random;

/** All classes of harm. */
final class Faults {
    private static final int FRAMES = 500;
    private static final int CHECKPOINTS = 8;
    private static final int FRAMES_OF_A_CHECKPOINT = 24;
    private static final int ROLLS = 2;
    private static final int CALLS_OF_A_START = 20;

    private Faults() {}

    /** Those that end with a kill. */
    static List<Fault> kills() {
        return List.of(
                new Kill("killed at any time", random -> KillPlan.at(KillPoint.ANYWHERE)),
                new Kill("killed in an append", random -> plan(KillPoint.IN_APPEND, random, FRAMES)),
                new Kill("killed behind an append", random -> plan(KillPoint.BEHIND_APPEND, random, FRAMES)),
                new Kill(
                        "killed in a roll",
                        random -> plan(
                                random.nextBoolean() ? KillPoint.ROLL_FILE_MADE : KillPoint.ROLL_FILE_BEGUN,
                                random,
                                ROLLS)),
                new Kill("killed in retention", random -> plan(KillPoint.RETENTION, random, ROLLS)),
                new Kill("killed in a checkpoint", Faults::inCheckpoint),
                new Kill("killed in the start", random -> plan(KillPoint.IN_START, random, CALLS_OF_A_START)),
                new SecondWriter());
    }

    private static KillPlan plan(final KillPoint point, final Random random, final int most) {
        return new KillPlan(point, 1 + random.nextInt(most), 0);
    }

    private static KillPlan inCheckpoint(final Random random) {
        return new KillPlan(
                KillPoint.IN_CHECKPOINT, 1 + random.nextInt(CHECKPOINTS), random.nextInt(FRAMES_OF_A_CHECKPOINT));
    }
}
