package io.tailrace.config;

import static io.tailrace.config.ReloadEffect.LIVE;
import static io.tailrace.config.ReloadEffect.REBIND;
import static io.tailrace.config.ReloadEffect.RESTART;

import io.tailrace.config.value.Durations;
import io.tailrace.config.value.Ids;
import io.tailrace.config.value.Modes;
import io.tailrace.config.value.Paths;
import io.tailrace.config.value.Switches;
import io.tailrace.config.value.WholeNumbers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Keys of the HTTP server. */
public final class ExposerKeys {
    /** Where it listens. */
    public static final ConfigKey<Optional<ListenAddress>> ADDRESS = ConfigKey.of(
                    "exposer.address",
                    new Addresses(),
                    "127.0.0.1:0",
                    REBIND,
                    "TCP address of `/metrics`, `/healthz` and `/readyz`; port 0 takes a free one; the command's default is `127.0.0.1:9100`")
            .security("keep it on loopback; another address is warned about");

    /** The socket that it listens on instead. */
    public static final ConfigKey<Optional<Path>> SOCKET_PATH = ConfigKey.of(
                    "exposer.unix_socket.path",
                    new Paths(),
                    "",
                    REBIND,
                    "Unix domain socket to listen on instead of TCP; not beside an address")
            .security("who may connect is decided by modes and by the peer's credentials");

    /** Mode of the socket's folder. */
    public static final ConfigKey<Integer> SOCKET_DIR_MODE = ConfigKey.of(
            "exposer.unix_socket.dir_mode",
            new Modes(),
            "0700",
            REBIND,
            "mode of the socket's folder if it has to be made, and the most that it may grant if it is there");

    /** Mode of the socket. */
    public static final ConfigKey<Integer> SOCKET_MODE =
            ConfigKey.of("exposer.unix_socket.mode", new Modes(), "0600", REBIND, "mode of the socket");

    /** Users. */
    public static final ConfigKey<List<Integer>> SOCKET_UIDS = ConfigKey.of(
                    "exposer.unix_socket.allowed_uids",
                    new Ids(),
                    "[]",
                    REBIND,
                    "users whose processes may connect; if no user, group or process is named, our own user and root may")
            .security("by the peer's credentials (SO_PEERCRED); others are cut off, counted");

    /** Groups. */
    public static final ConfigKey<List<Integer>> SOCKET_GIDS = ConfigKey.of(
                    "exposer.unix_socket.allowed_gids",
                    new Ids(),
                    "[]",
                    REBIND,
                    "groups whose processes may connect: only a process's own group is known")
            .security("as above");

    /** Processes. */
    public static final ConfigKey<List<Integer>> SOCKET_PIDS = ConfigKey.of(
                    "exposer.unix_socket.allowed_pids", new Ids(), "[]", REBIND, "processes that may connect")
            .security("as above");

    /** Time to send a request. */
    public static final ConfigKey<Long> READ_TIMEOUT = ConfigKey.of(
                    "exposer.read_timeout",
                    Durations.of("1ms", "1h").inStepsOf("1ms"),
                    "2s",
                    LIVE,
                    "time from a request's first byte to the end of its header; a slower client is cut off, counted")
            .security("bounds slow clients");

    /** Time to take an answer. */
    public static final ConfigKey<Long> WRITE_TIMEOUT = ConfigKey.of(
                    "exposer.write_timeout",
                    Durations.of("1ms", "1h").inStepsOf("1ms"),
                    "2s",
                    LIVE,
                    "time in which a client must take an answer; a slower one is cut off, counted")
            .security("bounds slow clients");

    /** Time between requests. */
    public static final ConfigKey<Long> IDLE_TIMEOUT = ConfigKey.of(
                    "exposer.idle_timeout",
                    Durations.of("1ms", "1h").inStepsOf("1ms"),
                    "15s",
                    LIVE,
                    "time that a connection may stay open between requests")
            .security("bounds connections that do nothing");

    /** Time to be seen. */
    public static final ConfigKey<Long> LAME_DUCK = ConfigKey.of(
            "exposer.lame_duck",
            Durations.of("0s", "10m").inStepsOf("1ms"),
            "0s",
            LIVE,
            "how long `/readyz` says `shutdown` before nothing new is accepted; behind a load balancer a little more than its probe's period");

    /** Time to end. */
    public static final ConfigKey<Long> DRAIN_TIMEOUT = ConfigKey.of(
            "exposer.drain_timeout",
            Durations.of("0s", "1m").inStepsOf("1ms"),
            "1s",
            LIVE,
            "how long a close lets requests in flight finish");

    /** Time without a cause. */
    public static final ConfigKey<Long> READY_HOLD = ConfigKey.of(
            "exposer.ready_hold",
            Durations.of("0s", "1m").inStepsOf("1ms"),
            "1s",
            LIVE,
            "how long a measured cause must stay away before `/readyz` says ready again");

    /** Age of the newest sign of life. */
    public static final ConfigKey<Long> STALENESS_BOUND = ConfigKey.of(
            "exposer.staleness_bound",
            Durations.of("1ms", "1h").inStepsOf("1ms"),
            "1s",
            LIVE,
            "without a sign of life for longer, `/readyz` says `journal_stale`");

    /** Time between looks into the log. */
    public static final ConfigKey<Long> POLL_INTERVAL = ConfigKey.of(
            "exposer.poll_interval",
            Durations.of("1ms", "1s").inStepsOf("1ms"),
            "10ms",
            LIVE,
            "how often the log is looked at");

    /** What is said while not ready. */
    public static final ConfigKey<Long> RETRY_AFTER = ConfigKey.of(
            "exposer.retry_after", Durations.of("1s", "1h").inStepsOf("1s"), "5s", LIVE, "`Retry-After` of a 503");

    /** Time between scrapes. */
    public static final ConfigKey<Long> EXPECTED_SCRAPE_INTERVAL = ConfigKey.of(
            "exposer.expected_scrape_interval",
            Durations.of("0s", "24h").inStepsOf("1ms"),
            "0s",
            LIVE,
            "how often pages are fetched: a scrape that has not come after one and a half times as long is counted and warned of; 0s expects none");

    /** When series began. */
    public static final ConfigKey<Boolean> CREATED_LINES = ConfigKey.of(
            "exposer.created_lines",
            new Switches(),
            "false",
            RESTART,
            "OpenMetrics pages say when each counter and histogram was zero (`_created`); a scraper that does not know such lines keeps each as a series");

    /** Connections. */
    public static final ConfigKey<Long> MAX_CONNECTIONS = ConfigKey.of(
                    "exposer.max_connections",
                    WholeNumbers.of(1, 65_536),
                    "256",
                    LIVE,
                    "connections at the most; further ones get 503 and are closed, counted")
            .security("bounds memory");

    /** Requests. */
    public static final ConfigKey<Long> MAX_REQUESTS = ConfigKey.of(
                    "exposer.max_concurrent_requests",
                    WholeNumbers.of(1, 65_536),
                    "64",
                    LIVE,
                    "requests at the most whose answers are not sent yet; further ones get 503, counted")
            .security("bounds memory");

    /** Requests ahead. */
    public static final ConfigKey<Long> MAX_PIPELINED = ConfigKey.of(
                    "exposer.max_pipelined_requests",
                    WholeNumbers.of(1, 65_536),
                    "16",
                    LIVE,
                    "requests that one connection may send ahead of their answers; one that sends more is cut off")
            .security("bounds memory");

    /** Length of the request line. */
    public static final ConfigKey<Long> MAX_URI_BYTES = ConfigKey.of(
                    "exposer.max_uri_bytes",
                    WholeNumbers.of(64, 65_536),
                    "2048",
                    LIVE,
                    "longest request line, in bytes; a longer one gets 414")
            .security("bounds memory");

    /** Length of the header. */
    public static final ConfigKey<Long> MAX_HEADER_BYTES = ConfigKey.of(
                    "exposer.max_header_bytes",
                    WholeNumbers.of(256, 1_048_576),
                    "8192",
                    LIVE,
                    "all header fields of a request together, in bytes; longer ones get 431")
            .security("bounds memory");

    static final List<ConfigKey<?>> ALL = List.of(
            ADDRESS,
            SOCKET_PATH,
            SOCKET_DIR_MODE,
            SOCKET_MODE,
            SOCKET_UIDS,
            SOCKET_GIDS,
            SOCKET_PIDS,
            READ_TIMEOUT,
            WRITE_TIMEOUT,
            IDLE_TIMEOUT,
            LAME_DUCK,
            DRAIN_TIMEOUT,
            READY_HOLD,
            STALENESS_BOUND,
            POLL_INTERVAL,
            RETRY_AFTER,
            EXPECTED_SCRAPE_INTERVAL,
            CREATED_LINES,
            MAX_CONNECTIONS,
            MAX_REQUESTS,
            MAX_PIPELINED,
            MAX_URI_BYTES,
            MAX_HEADER_BYTES);

    private ExposerKeys() {}
}
