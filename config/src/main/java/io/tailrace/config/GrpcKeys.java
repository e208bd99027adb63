package io.tailrace.config;

import static io.tailrace.config.ReloadEffect.RESTART;

import io.tailrace.config.value.Durations;
import io.tailrace.config.value.Paths;
import io.tailrace.config.value.Sizes;
import io.tailrace.config.value.WholeNumbers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Keys of the gRPC stream. It is on if it has an address or a socket. */
public final class GrpcKeys {
    /** Where it listens. */
    public static final ConfigKey<Optional<ListenAddress>> ADDRESS = ConfigKey.of(
                    "grpc.address",
                    new Addresses(),
                    "",
                    RESTART,
                    "TCP address that subscribers connect to; port 0 takes a free one; empty for none")
            .security("plaintext without `grpc.tls_cert_path`: keep it on loopback then");

    /** Its socket. */
    public static final ConfigKey<Optional<Path>> SOCKET_PATH = ConfigKey.of(
                    "grpc.unix_socket",
                    new Paths(),
                    "",
                    RESTART,
                    "Unix domain socket that subscribers connect to, besides the address or alone")
            .security("processes of this user and of root can connect");

    /** Certificate. */
    public static final ConfigKey<Optional<Path>> TLS_CERT_PATH = ConfigKey.of(
            "grpc.tls_cert_path",
            new Paths(),
            "",
            RESTART,
            "PEM file of the certificate and those that lead to its CA; with it the address speaks TLS only");

    /** Key. */
    public static final ConfigKey<Optional<Path>> TLS_KEY_PATH = ConfigKey.of(
                    "grpc.tls_key_path", new Paths(), "", RESTART, "PEM file of its key, PKCS#8, not encrypted")
            .security("readable for its owner only");

    /** CAs of clients. */
    public static final ConfigKey<Optional<Path>> TLS_CLIENT_CA_PATH = ConfigKey.of(
            "grpc.tls_client_ca_path",
            new Paths(),
            "",
            RESTART,
            "PEM file of CAs: subscribers must show a certificate that leads to one of them");

    /** Subscribers. */
    public static final ConfigKey<Long> MAX_SUBSCRIBERS = ConfigKey.of(
                    "grpc.max_subscribers",
                    WholeNumbers.of(1, 1_024),
                    "32",
                    RESTART,
                    "subscribers at the most that are connected at once; further ones are refused, counted")
            .security("bounds memory");

    /** Names. */
    public static final ConfigKey<Long> MAX_NAMES = ConfigKey.of(
                    "grpc.max_names",
                    WholeNumbers.of(1, 65_536),
                    "256",
                    RESTART,
                    "names at the most of which positions are kept")
            .security("bounds what the journal keeps");

    /** Connections. */
    public static final ConfigKey<Long> MAX_CONNECTIONS = ConfigKey.of(
                    "grpc.max_connections",
                    WholeNumbers.of(1, 65_536),
                    "256",
                    RESTART,
                    "connections at the most; further ones are closed at once, counted")
            .security("bounds memory");

    /** Longest request. */
    public static final ConfigKey<Long> MAX_REQUEST_BYTES = ConfigKey.of(
                    "grpc.max_request_bytes",
                    Sizes.of(1_024, 4 << 20),
                    "64KiB",
                    RESTART,
                    "longest request; a longer one ends its call")
            .security("bounds memory");

    /** On the way. */
    public static final ConfigKey<Long> MAX_OUTSTANDING_BYTES = ConfigKey.of(
                    "grpc.max_outstanding_bytes",
                    Sizes.of(1_024, 1 << 30),
                    "4MiB",
                    RESTART,
                    "deliveries on the way to one subscriber without an acknowledgement; subscribers may ask for less")
            .security("bounds memory");

    /** Time to open. */
    public static final ConfigKey<Long> OPEN_TIMEOUT = ConfigKey.of(
            "grpc.open_timeout",
            Durations.of("1ms", "24h").inStepsOf("1ms"),
            "5s",
            RESTART,
            "time in which a call must say what it wants");

    /** Time to acknowledge. */
    public static final ConfigKey<Long> ACKNOWLEDGE_TIMEOUT = ConfigKey.of(
            "grpc.acknowledge_timeout",
            Durations.of("1ms", "24h").inStepsOf("1ms"),
            "1m",
            RESTART,
            "time in which something of what was sent must be acknowledged; a slower subscriber's call is ended, and it may come again");

    /** Names that stay away. */
    public static final ConfigKey<Long> KEEP_NAMES = ConfigKey.of(
            "grpc.keep_names",
            Durations.of("1ms", "87672h").inStepsOf("1ms"),
            "168h",
            RESTART,
            "for how long a name is kept that stays away, with its position and with what the journal keeps for it");

    /** Silence. */
    public static final ConfigKey<Long> KEEP_ALIVE = ConfigKey.of(
            "grpc.keep_alive",
            Durations.of("10ms", "24h").inStepsOf("1ms"),
            "5s",
            RESTART,
            "time of silence after which a connection is asked whether it is alive");

    /** Death. */
    public static final ConfigKey<Long> KEEP_ALIVE_TIMEOUT = ConfigKey.of(
            "grpc.keep_alive_timeout",
            Durations.of("10ms", "24h").inStepsOf("1ms"),
            "5s",
            RESTART,
            "time in which it must answer that; one that does not is dead, and its name is free");

    static final List<ConfigKey<?>> ALL = List.of(
            ADDRESS,
            SOCKET_PATH,
            TLS_CERT_PATH,
            TLS_KEY_PATH,
            TLS_CLIENT_CA_PATH,
            MAX_SUBSCRIBERS,
            MAX_NAMES,
            MAX_CONNECTIONS,
            MAX_REQUEST_BYTES,
            MAX_OUTSTANDING_BYTES,
            OPEN_TIMEOUT,
            ACKNOWLEDGE_TIMEOUT,
            KEEP_NAMES,
            KEEP_ALIVE,
            KEEP_ALIVE_TIMEOUT);

    private GrpcKeys() {}
}
