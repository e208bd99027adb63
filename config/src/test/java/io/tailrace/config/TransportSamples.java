package io.tailrace.config;

import io.tailrace.config.Samples.Sample;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Values of the transports' keys; what becomes of them is the command's matter. */
final class TransportSamples {
    private TransportSamples() {}

    static List<Sample> all() {
        return List.of(
                none(TransportKeys.POSITIONS_PATH, "/var/lib/p", Optional.of(Path.of("/var/lib/p"))),
                none(TransportKeys.RETRY_INITIAL, "1s", seconds(1)),
                none(TransportKeys.RETRY_LONGEST, "10s", seconds(10)),
                none(TransportKeys.ISOLATE_AFTER, "2m", seconds(120)),
                none(TransportKeys.ISOLATED_RETRY, "1m", seconds(60)),
                none(GrpcKeys.ADDRESS, "127.0.0.1:9465", Optional.of(new ListenAddress("127.0.0.1", 9465))),
                none(GrpcKeys.SOCKET_PATH, "/run/s.sock", Optional.of(Path.of("/run/s.sock"))),
                none(GrpcKeys.TLS_CERT_PATH, "/etc/a.pem", Optional.of(Path.of("/etc/a.pem"))),
                none(GrpcKeys.TLS_KEY_PATH, "/etc/a.pem", Optional.of(Path.of("/etc/a.pem"))),
                none(GrpcKeys.TLS_CLIENT_CA_PATH, "/etc/a.pem", Optional.of(Path.of("/etc/a.pem"))),
                none(GrpcKeys.MAX_SUBSCRIBERS, "3", 3L),
                none(GrpcKeys.MAX_NAMES, "4", 4L),
                none(GrpcKeys.MAX_CONNECTIONS, "5", 5L),
                none(GrpcKeys.MAX_REQUEST_BYTES, "2KiB", 2_048L),
                none(GrpcKeys.MAX_OUTSTANDING_BYTES, "1MiB", 1L << 20),
                none(GrpcKeys.OPEN_TIMEOUT, "7s", seconds(7)),
                none(GrpcKeys.ACKNOWLEDGE_TIMEOUT, "7s", seconds(7)),
                none(GrpcKeys.KEEP_NAMES, "7s", seconds(7)),
                none(GrpcKeys.KEEP_ALIVE, "7s", seconds(7)),
                none(GrpcKeys.KEEP_ALIVE_TIMEOUT, "7s", seconds(7)),
                none(OtelKeys.ENABLED, "true", true),
                none(OtelKeys.ENDPOINT, "https://c:1", "https://c:1"),
                none(OtelKeys.PROTOCOL, "http_json", OtelKeys.Protocol.HTTP_JSON),
                none(OtelKeys.HEADERS, "x-tenant=a", Map.of("x-tenant", "a")),
                none(OtelKeys.COMPRESSION, "gzip", OtelKeys.Compression.GZIP),
                none(OtelKeys.EXPORT_INTERVAL, "7s", seconds(7)),
                none(OtelKeys.TIMEOUT, "7s", seconds(7)),
                none(OtelKeys.LONGEST_WAIT, "7s", seconds(7)),
                none(OtelKeys.MAX_REQUEST_BYTES, "1MiB", 1L << 20),
                none(OtelKeys.METRICS, "false", false),
                none(OtelKeys.ENTRIES, "false", false),
                none(OtelKeys.MAX_ENTRIES, "10", 10L),
                none(OtelKeys.EXPONENTIAL_HISTOGRAMS, "true", true),
                none(OtelKeys.RESOURCE, "zone=b", Map.of("zone", "b")),
                none(OtelKeys.TLS_CA_PATH, "/etc/b.pem", Optional.of(Path.of("/etc/b.pem"))),
                none(OtelKeys.TLS_CERT_PATH, "/etc/b.pem", Optional.of(Path.of("/etc/b.pem"))),
                none(OtelKeys.TLS_KEY_PATH, "/etc/b.pem", Optional.of(Path.of("/etc/b.pem"))),
                none(NdjsonKeys.FILE, "/tmp/l.ndjson", Optional.of(Path.of("/tmp/l.ndjson"))),
                none(NdjsonKeys.PIPE, "/tmp/pipe", Optional.of(Path.of("/tmp/pipe"))),
                none(NdjsonKeys.KIND, "snapshots", NdjsonKeys.Kind.SNAPSHOTS),
                none(NdjsonKeys.ROTATE_BYTES, "1MiB", 1L << 20),
                none(NdjsonKeys.KEEP_FILES, "9", 9L),
                none(NdjsonKeys.KEEP_BYTES, "1GiB", 1L << 30),
                none(NdjsonKeys.GZIP, "true", true),
                none(NdjsonKeys.FSYNC, "on_flush", NdjsonKeys.Fsync.ON_FLUSH),
                none(NdjsonKeys.FSYNC_INTERVAL, "3s", seconds(3)),
                none(AeronKeys.CHANNEL, "aeron:ipc", Optional.of("aeron:ipc")),
                none(AeronKeys.STREAM_ID, "5", 5L),
                none(AeronKeys.RETURN_CHANNEL, "aeron:udp", Optional.of("aeron:udp")),
                none(AeronKeys.RETURN_STREAM_ID, "6", 6L),
                none(AeronKeys.DRIVER_PATH, "/dev/shm/a", Optional.of(Path.of("/dev/shm/a"))),
                none(AeronKeys.WINDOW_FRAMES, "7", 7L),
                none(AeronKeys.WINDOW_BYTES, "1MiB", 1L << 20),
                none(AeronKeys.MAX_RECEIVERS, "8", 8L),
                none(AeronKeys.ACKNOWLEDGE_TIMEOUT, "9s", seconds(9)),
                none(AeronKeys.RECEIVER_TIMEOUT, "9s", seconds(9)),
                none(AeronKeys.FORGET_RECEIVER, "11s", seconds(11)),
                none(AmqpKeys.URI, "amqps://b:5671", Optional.of("amqps://b:5671")),
                none(AmqpKeys.USER, "shop", "shop"),
                none(AmqpKeys.PASSWORD, "secret", "secret"),
                none(AmqpKeys.EXCHANGE, "events", "events"),
                none(AmqpKeys.DECLARE_EXCHANGE, "false", false),
                none(AmqpKeys.ROUTING_KEY_PREFIX, "shop.", Optional.of("shop.")),
                none(AmqpKeys.UNROUTABLE, "refuse", AmqpKeys.Unroutable.REFUSE),
                none(AmqpKeys.MAX_MESSAGE_BYTES, "64KiB", 64L << 10),
                none(AmqpKeys.HEARTBEAT, "30s", seconds(30)),
                none(AmqpKeys.CONNECT_TIMEOUT, "7s", seconds(7)));
    }

    private static Sample none(final ConfigKey<?> key, final String text, final Object value) {
        return new Sample(key, Samples.Context.NONE, null, text, value, Samples.NOWHERE);
    }

    private static long seconds(final long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
