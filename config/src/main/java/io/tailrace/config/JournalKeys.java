package io.tailrace.config;

import static io.tailrace.config.ReloadEffect.RESTART;

import io.tailrace.config.value.Choices;
import io.tailrace.config.value.Durations;
import io.tailrace.config.value.Paths;
import io.tailrace.config.value.Sizes;
import io.tailrace.sinks.journal.SyncPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Keys of the journal. */
public final class JournalKeys {
    private static final long LEAST_ROLL = 64 << 10;
    private static final long LEAST_RESERVE = 1 << 20;

    /** Its folder. */
    public static final ConfigKey<Optional<Path>> PATH = ConfigKey.of(
                    "journal.path",
                    new Paths(),
                    "",
                    RESTART,
                    "folder of the journal; without one nothing is written to disk and the base label `amnesia` says `on`; the default of `tailrace run` is `tailrace-journal`")
            .security("what was recorded is in it: readable for those who may");

    /** Size of a file. */
    public static final ConfigKey<Long> ROLL_BYTES = ConfigKey.of(
            "journal.roll_bytes",
            Sizes.from(LEAST_ROLL),
            "256MiB",
            RESTART,
            "size at which a roll file is followed by a new one, which begins with a checkpoint");

    /** Age of a file. */
    public static final ConfigKey<Long> ROLL_AGE = ConfigKey.of(
            "journal.roll_age",
            Durations.of("1s", "87672h"),
            "1h",
            RESTART,
            "age at which a roll file is followed by a new one");

    /** Distance of checkpoints. */
    public static final ConfigKey<Long> CHECKPOINT_BYTES = ConfigKey.of(
            "journal.checkpoint_bytes",
            Sizes.from(LEAST_ROLL),
            "64MiB",
            RESTART,
            "how much is appended until another checkpoint stands in the file");

    /** Age at the most. */
    public static final ConfigKey<Long> RETENTION_AGE = ConfigKey.of(
            "journal.retention_age",
            Durations.of("1s", "876720h"),
            "720h",
            RESTART,
            "age, by the frames' own times, at which a roll file is deleted");

    /** Size at the most. */
    public static final ConfigKey<Long> RETENTION_BYTES = ConfigKey.of(
            "journal.retention_bytes",
            Sizes.maybeUnlimited(LEAST_ROLL),
            "unlimited",
            RESTART,
            "real disk of all roll files above which the oldest are deleted; at least `journal.roll_bytes`");

    /** Size at the most, whoever reads. */
    public static final ConfigKey<Long> READER_RETENTION_BYTES = ConfigKey.of(
            "journal.reader_retention_bytes",
            Sizes.maybeUnlimited(LEAST_ROLL),
            "unlimited",
            RESTART,
            "real disk of all roll files above which what is due is deleted even if a named reader has not acknowledged it, or a process has it open; set it where a reader may stay away for good");

    /** Room that is left. */
    public static final ConfigKey<Long> RESERVE_BYTES = ConfigKey.of(
            "journal.reserve_bytes",
            Sizes.from(LEAST_RESERVE),
            "1MiB",
            RESTART,
            "room that is left free on the disk: with less the journal takes no frames until there is more again");

    /** Room that is little. */
    public static final ConfigKey<Long> LOW_SPACE_BYTES = ConfigKey.of(
            "journal.low_space_bytes",
            Sizes.from(LEAST_RESERVE),
            "4MiB",
            RESTART,
            "room below which the journal says that space is low; by default 4 times `journal.reserve_bytes`");

    /** When it is forced. */
    public static final ConfigKey<SyncPolicy> SYNC_POLICY = ConfigKey.of(
            "journal.sync_policy",
            Choices.of(SyncPolicy.class),
            "on_flush",
            RESTART,
            "when frames are forced to the device");

    /** How often it is forced. */
    public static final ConfigKey<Long> SYNC_INTERVAL = ConfigKey.of(
            "journal.sync_interval", Durations.of("1ms", "87672h"), "1s", RESTART, "the interval of `every_interval`");

    static final List<ConfigKey<?>> ALL = List.of(
            PATH,
            ROLL_BYTES,
            ROLL_AGE,
            CHECKPOINT_BYTES,
            RETENTION_AGE,
            RETENTION_BYTES,
            READER_RETENTION_BYTES,
            RESERVE_BYTES,
            LOW_SPACE_BYTES,
            SYNC_POLICY,
            SYNC_INTERVAL);

    private JournalKeys() {}
}
