package io.tailrace.config;

import static io.tailrace.config.ReloadEffect.RESTART;

import io.tailrace.config.value.Choices;
import io.tailrace.config.value.Durations;
import io.tailrace.config.value.Paths;
import io.tailrace.config.value.Sizes;
import io.tailrace.config.value.Switches;
import io.tailrace.config.value.WholeNumbers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Keys of lines of JSON. They are written if there is a file or a pipe. */
public final class NdjsonKeys {
    /** What lines are written of. */
    public enum Kind {
        /** Telemetry entries. */
        ENTRIES,
        /** Snapshots, a line a series that changed. */
        SNAPSHOTS
    }

    /** When lines are forced to the device. */
    public enum Fsync {
        /** Before a mark only. */
        NONE,
        /** With each flush that wrote lines. */
        ON_FLUSH,
        /** With the first flush after the interval has passed. */
        EVERY_INTERVAL
    }

    /** File. */
    public static final ConfigKey<Optional<Path>> FILE = ConfigKey.of(
                    "ndjson.file",
                    new Paths(),
                    "",
                    RESTART,
                    "file that lines are added to, each once over restarts; `FILE.mark` beside it says how far it is")
            .security("readable for those who may read the journal");

    /** Pipe. */
    public static final ConfigKey<Optional<Path>> PIPE = ConfigKey.of(
            "ndjson.pipe",
            new Paths(),
            "",
            RESTART,
            "named pipe (`mkfifo`) that lines are written to, each at least once; not beside a file");

    /** What. */
    public static final ConfigKey<Kind> KIND = ConfigKey.of(
            "ndjson.kind",
            Choices.of(Kind.class),
            "entries",
            RESTART,
            "what lines are written of: telemetry entries, or snapshots as `replay --format ndjson` writes them");

    /** Size of a file. */
    public static final ConfigKey<Long> ROTATE_BYTES = ConfigKey.of(
            "ndjson.rotate_bytes",
            Sizes.maybeUnlimited(1_024),
            "unlimited",
            RESTART,
            "size from which on a file is put aside for a new one");

    /** Files that are kept. */
    public static final ConfigKey<Long> KEEP_FILES = ConfigKey.of(
            "ndjson.keep_files",
            WholeNumbers.of(1, 1_000_000),
            "1000000",
            RESTART,
            "how many files that were put aside are kept");

    /** Bytes that are kept. */
    public static final ConfigKey<Long> KEEP_BYTES = ConfigKey.of(
            "ndjson.keep_bytes",
            Sizes.maybeUnlimited(1_024),
            "unlimited",
            RESTART,
            "how large they may be together; at least `ndjson.rotate_bytes`, where that has a bound");

    /** Compression. */
    public static final ConfigKey<Boolean> GZIP =
            ConfigKey.of("ndjson.gzip", new Switches(), "false", RESTART, "compress files that were put aside");

    /** When it is forced. */
    public static final ConfigKey<Fsync> FSYNC = ConfigKey.of(
            "ndjson.fsync",
            Choices.of(Fsync.class),
            "none",
            RESTART,
            "when lines of a file are forced to the device, besides before each mark");

    /** How often it is forced. */
    public static final ConfigKey<Long> FSYNC_INTERVAL = ConfigKey.of(
            "ndjson.fsync_interval",
            Durations.of("1ms", "1h").inStepsOf("1ms"),
            "1s",
            RESTART,
            "the interval of `every_interval`");

    static final List<ConfigKey<?>> ALL =
            List.of(FILE, PIPE, KIND, ROTATE_BYTES, KEEP_FILES, KEEP_BYTES, GZIP, FSYNC, FSYNC_INTERVAL);

    private NdjsonKeys() {}
}
