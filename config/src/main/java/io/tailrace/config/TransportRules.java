package io.tailrace.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What no value of a transport can say alone. */
final class TransportRules {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Pattern NO_PLACE = Pattern.compile("[@?#]");
    private static final String UDP = "aeron:udp";
    private static final String IPC = "aeron:ipc";
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    private final SettingTable table;
    private final Findings findings;

    private TransportRules(final SettingTable table, final Findings findings) {
        this.table = table;
        this.findings = findings;
    }

    static void check(final SettingTable table, final Findings findings) {
        final TransportRules rules = new TransportRules(table, findings);
        rules.atLeast(TransportKeys.RETRY_LONGEST, TransportKeys.RETRY_INITIAL);
        rules.atLeast(AeronKeys.FORGET_RECEIVER, AeronKeys.RECEIVER_TIMEOUT);
        if (table.value(NdjsonKeys.ROTATE_BYTES) != Long.MAX_VALUE) {
            rules.atLeast(NdjsonKeys.KEEP_BYTES, NdjsonKeys.ROTATE_BYTES);
        }
        rules.journal();
        rules.grpc();
        rules.otel();
        rules.ndjson();
        rules.aeron();
    }

    /** The keys that turn transports on, of those that are. */
    static List<ConfigKey<?>> wanted(final SettingTable table) {
        final List<ConfigKey<?>> wanted = new ArrayList<>();
        for (final ConfigKey<? extends Optional<?>> key : List.of(
                GrpcKeys.ADDRESS,
                GrpcKeys.SOCKET_PATH,
                AeronKeys.CHANNEL,
                NdjsonKeys.FILE,
                NdjsonKeys.PIPE,
                AmqpKeys.URI)) {
            if (table.value(key).isPresent()) {
                wanted.add(key);
            }
        }
        if (table.value(OtelKeys.ENABLED)) {
            wanted.add(OtelKeys.ENABLED);
        }
        return wanted;
    }

    private void journal() {
        final List<ConfigKey<?>> wanted = wanted(table);
        if (table.value(JournalKeys.PATH).isEmpty() && !wanted.isEmpty()) {
            findings.warn(wanted.stream().map(ConfigKey::name).collect(Collectors.joining(", "))
                    + " wants a journal to read, and there is none: set " + JournalKeys.PATH
                    + "; without a journal only /metrics is served");
        }
    }

    private void grpc() {
        final Optional<ListenAddress> address = table.value(GrpcKeys.ADDRESS);
        if (address.isEmpty()) {
            return;
        }
        final boolean hasCertificate = table.value(GrpcKeys.TLS_CERT_PATH).isPresent();
        pair(GrpcKeys.TLS_CERT_PATH, GrpcKeys.TLS_KEY_PATH);
        file(GrpcKeys.TLS_CLIENT_CA_PATH);
        if (table.value(GrpcKeys.TLS_CLIENT_CA_PATH).isPresent() && !hasCertificate) {
            findings.fault(
                    table.get(GrpcKeys.TLS_CLIENT_CA_PATH),
                    "is given without " + GrpcKeys.TLS_CERT_PATH,
                    "give certificate and key, too: only with TLS clients show theirs");
        }
        address.filter(it -> !it.isLoopback() && !hasCertificate)
                .ifPresent(it -> findings.warn(GrpcKeys.ADDRESS + " = " + it + " ("
                        + table.get(GrpcKeys.ADDRESS).source()
                        + ") is not loopback, and there is no TLS: other machines can read everything, unencrypted"));
    }

    private void otel() {
        final Setting<String> endpoint = table.get(OtelKeys.ENDPOINT);
        if (NO_PLACE.matcher(endpoint.value()).find()) {
            findings.faultUnseen(
                    endpoint,
                    "holds a user, a query or a fragment, and it is shown and logged",
                    "give scheme, host, port and path only; a password or a key goes into " + OtelKeys.HEADERS);
            return;
        }
        if (!table.value(OtelKeys.ENABLED)) {
            return;
        }
        pair(OtelKeys.TLS_CERT_PATH, OtelKeys.TLS_KEY_PATH);
        file(OtelKeys.TLS_CA_PATH);
        endpoint(endpoint);
        if (!table.value(OtelKeys.METRICS) && !table.value(OtelKeys.ENTRIES)) {
            findings.fault(
                    table.get(OtelKeys.METRICS),
                    "is off, and so is " + OtelKeys.ENTRIES,
                    "leave one of them on: there is nothing else to send");
        }
    }

    private void endpoint(final Setting<String> endpoint) {
        final String text = endpoint.value();
        try {
            final URI uri = new URI(text);
            if (uri.getScheme() == null || uri.getHost() == null || !SCHEMES.contains(uri.getScheme())) {
                throw new URISyntaxException(text, "no URL of http or https with a host");
            }
            if (uri.getScheme().equals("http")
                    && !LOCAL.contains(uri.getHost())
                    && !table.value(OtelKeys.HEADERS).isEmpty()) {
                findings.warn(OtelKeys.ENDPOINT + " (" + endpoint.source() + ") is plain http to another machine: "
                        + OtelKeys.HEADERS + " can be read on the way");
            }
        } catch (final URISyntaxException fault) {
            findings.fault(
                    endpoint,
                    "is no address of a collector (" + fault.getReason() + ")",
                    "give http or https, host and port, for example http://localhost:4317");
        }
    }

    private void ndjson() {
        final Setting<Optional<Path>> file = table.get(NdjsonKeys.FILE);
        if (file.value().isPresent() && table.value(NdjsonKeys.PIPE).isPresent()) {
            findings.fault(
                    table.get(NdjsonKeys.PIPE), "stands beside " + NdjsonKeys.FILE, "leave out the one or the other");
        }
        file.value()
                .map(path -> path.toAbsolutePath().getParent())
                .filter(folder -> !Files.isDirectory(folder))
                .ifPresent(folder -> findings.fault(file, "is in no folder: " + folder + " is not there", "make it"));
    }

    private void aeron() {
        final Optional<String> channel = table.value(AeronKeys.CHANNEL);
        if (channel.isEmpty()) {
            return;
        }
        final Setting<Optional<String>> returnChannel = table.get(AeronKeys.RETURN_CHANNEL);
        if (returnChannel.value().isEmpty()) {
            findings.fault(
                    returnChannel,
                    "is needed, because " + AeronKeys.CHANNEL + " is given",
                    "name where acknowledgements come from, for example aeron:ipc");
        }
        if (channel.get().startsWith(UDP)
                && returnChannel.value().filter(it -> it.startsWith(IPC)).isPresent()
                && table.value(AeronKeys.DRIVER_PATH).isEmpty()) {
            findings.fault(
                    returnChannel,
                    "is within a media driver of this process alone, and " + AeronKeys.CHANNEL
                            + " is UDP: no receiver can answer",
                    "give one of UDP with the receiver's address, such as"
                            + " aeron:udp?control=HOST:PORT|control-mode=dynamic|endpoint=0.0.0.0:0, or name a driver that receivers use, too, in "
                            + AeronKeys.DRIVER_PATH);
        }
        if (channel.equals(returnChannel.value())
                && table.value(AeronKeys.STREAM_ID).equals(table.value(AeronKeys.RETURN_STREAM_ID))) {
            findings.fault(
                    table.get(AeronKeys.RETURN_STREAM_ID),
                    "is the stream of " + AeronKeys.CHANNEL + " itself",
                    "give another id than " + AeronKeys.STREAM_ID);
        }
    }

    private void pair(final ConfigKey<Optional<Path>> certificate, final ConfigKey<Optional<Path>> key) {
        file(certificate);
        file(key);
        requireBeside(certificate, key);
        requireBeside(key, certificate);
    }

    private void requireBeside(final ConfigKey<Optional<Path>> given, final ConfigKey<Optional<Path>> other) {
        if (table.value(given).isPresent() && table.value(other).isEmpty()) {
            findings.fault(table.get(given), "is given without " + other, "a certificate and its key go together");
        }
    }

    private void file(final ConfigKey<Optional<Path>> key) {
        final Setting<Optional<Path>> setting = table.get(key);
        setting.value()
                .filter(path -> !Files.isReadable(path) || !Files.isRegularFile(path))
                .ifPresent(path -> findings.fault(
                        setting,
                        "is no file that can be read",
                        "make it, name another one, or give the right to read it"));
    }

    private void atLeast(final ConfigKey<Long> key, final ConfigKey<Long> least) {
        if (table.value(key) < table.value(least)) {
            findings.fault(
                    table.get(key),
                    "is less than " + least,
                    "give at least " + table.get(least).toml());
        }
    }
}
