package io.tailrace.config;

import static io.tailrace.config.ReloadEffect.RESTART;

import io.tailrace.config.value.Durations;
import io.tailrace.config.value.MaybeTexts;
import io.tailrace.config.value.Paths;
import io.tailrace.config.value.Sizes;
import io.tailrace.config.value.WholeNumbers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Keys of Aeron. Frames are sent if there is a channel. */
public final class AeronKeys {
    /** Where to. */
    public static final ConfigKey<Optional<String>> CHANNEL = ConfigKey.of(
                    "aeron.channel",
                    MaybeTexts.upTo(2_000),
                    "",
                    RESTART,
                    "Aeron URI that frames are sent to: `aeron:ipc`, `aeron:udp?endpoint=HOST:PORT`; empty for none")
            .security("neither encrypted nor authenticated: for networks that are trusted");

    /** Stream. */
    public static final ConfigKey<Long> STREAM_ID = ConfigKey.of(
            "aeron.stream_id", WholeNumbers.of(1, Integer.MAX_VALUE), "21001", RESTART, "id of the stream of frames");

    /** Where acknowledgements come from. */
    public static final ConfigKey<Optional<String>> RETURN_CHANNEL = ConfigKey.of(
            "aeron.return_channel",
            MaybeTexts.upTo(2_000),
            "aeron:ipc",
            RESTART,
            "Aeron URI that acknowledgements come from; from a receiver on another machine one of UDP with that machine's address as `control`"
                    + "; UDP if `aeron.channel` is, unless both use the driver of `aeron.driver_path`");

    /** Return stream. */
    public static final ConfigKey<Long> RETURN_STREAM_ID = ConfigKey.of(
            "aeron.return_stream_id",
            WholeNumbers.of(1, Integer.MAX_VALUE),
            "21002",
            RESTART,
            "id of the stream of acknowledgements");

    /** Driver. */
    public static final ConfigKey<Optional<Path>> DRIVER_PATH = ConfigKey.of(
            "aeron.driver_path",
            new Paths(),
            "",
            RESTART,
            "directory of a media driver that runs already; without one there is one in this process");

    /** Frames on the way. */
    public static final ConfigKey<Long> WINDOW_FRAMES = ConfigKey.of(
            "aeron.window_frames",
            WholeNumbers.of(1, 1_000_000),
            "4096",
            RESTART,
            "frames at the most that are sent and not acknowledged");

    /** Bytes on the way. */
    public static final ConfigKey<Long> WINDOW_BYTES = ConfigKey.of(
                    "aeron.window_bytes",
                    Sizes.of(65_536, 1 << 30),
                    "4MiB",
                    RESTART,
                    "bytes at the most that are sent and not acknowledged")
            .security("bounds memory");

    /** Receivers. */
    public static final ConfigKey<Long> MAX_RECEIVERS = ConfigKey.of(
                    "aeron.max_receivers",
                    WholeNumbers.of(1, 1_024),
                    "16",
                    RESTART,
                    "receivers at the most that are known at once; others are refused, counted")
            .security("bounds memory");

    /** Time to acknowledge. */
    public static final ConfigKey<Long> ACKNOWLEDGE_TIMEOUT = ConfigKey.of(
            "aeron.acknowledge_timeout",
            Durations.of("1ms", "1h").inStepsOf("1ms"),
            "5s",
            RESTART,
            "after how long without progress what was sent is sent again");

    /** Silence. */
    public static final ConfigKey<Long> RECEIVER_TIMEOUT = ConfigKey.of(
            "aeron.receiver_timeout",
            Durations.of("1ms", "24h").inStepsOf("1ms"),
            "10s",
            RESTART,
            "after how long of silence a receiver holds up the others no more");

    /** Receivers that stay away. */
    public static final ConfigKey<Long> FORGET_RECEIVER = ConfigKey.of(
            "aeron.forget_receiver",
            Durations.of("1ms", "8766h").inStepsOf("1ms"),
            "24h",
            RESTART,
            "for how long its place is kept then; at least `aeron.receiver_timeout`");

    static final List<ConfigKey<?>> ALL = List.of(
            CHANNEL,
            STREAM_ID,
            RETURN_CHANNEL,
            RETURN_STREAM_ID,
            DRIVER_PATH,
            WINDOW_FRAMES,
            WINDOW_BYTES,
            MAX_RECEIVERS,
            ACKNOWLEDGE_TIMEOUT,
            RECEIVER_TIMEOUT,
            FORGET_RECEIVER);

    private AeronKeys() {}
}
