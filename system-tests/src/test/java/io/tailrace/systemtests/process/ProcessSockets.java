package io.tailrace.systemtests.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sockets that a process has open, as Linux tells it. Unix sockets without a name are left out: the JDK keeps such a pair for
 * itself.
 */
public final class ProcessSockets {
    private static final Pattern SOCKET_LINK = Pattern.compile("socket:\\[(\\d+)]");
    private static final String UNNAMED = "unix socket without a name";
    private static final Pattern ADDRESS = Pattern.compile("([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4})");
    private static final String LISTENING = "0A";
    private static final int UNIX_PATH_COLUMN = 7;

    private ProcessSockets() {}

    /** For each open socket what it is, for example {@code tcp 127.0.0.1:9100 listens}. */
    public static List<String> of(final long pid) throws IOException {
        final Map<String, String> known = new TreeMap<>();
        for (final String table : List.of("tcp", "tcp6", "udp", "udp6", "raw", "raw6")) {
            known.putAll(internetSockets(pid, table));
        }
        known.putAll(unixSockets(pid));
        final List<String> sockets = new ArrayList<>();
        for (final String inode : inodes(pid)) {
            sockets.add(known.getOrDefault(inode, "unknown socket " + inode));
        }
        sockets.removeIf(UNNAMED::equals);
        return sockets;
    }

    /** The one port on which a process listens, once it does. */
    public static int awaitListener(final Started process) {
        final Pattern listener = Pattern.compile("tcp6? \\S+:(\\d+) listens");
        return Poll.forValue(
                "listener",
                () -> ofUnchecked(process.pid()).stream()
                        .flatMap(socket -> listener.matcher(socket).results())
                        .map(match -> Integer.parseInt(match.group(1)))
                        .findFirst(),
                process::describe);
    }

    private static List<String> ofUnchecked(final long pid) {
        try {
            return of(pid);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> inodes(final long pid) throws IOException {
        final List<String> inodes = new ArrayList<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (final Path descriptor : descriptors.toList()) {
                final Matcher link = SOCKET_LINK.matcher(target(descriptor));
                if (link.matches()) {
                    inodes.add(link.group(1));
                }
            }
        }
        return inodes;
    }

    private static String target(final Path descriptor) throws IOException {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (final NoSuchFileException closedMeanwhile) {
            return "";
        }
    }

    private static Map<String, String> unixSockets(final long pid) throws IOException {
        final Map<String, String> sockets = new TreeMap<>();
        for (final String line : table(pid, "unix")) {
            final String[] columns = line.strip().split(" +", UNIX_PATH_COLUMN + 1);
            final boolean isNamed = columns.length > UNIX_PATH_COLUMN;
            sockets.put(columns[UNIX_PATH_COLUMN - 1], isNamed ? "unix " + columns[UNIX_PATH_COLUMN] : UNNAMED);
        }
        return sockets;
    }

    private static List<String> table(final long pid, final String name) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "net", name));
    }

    private static Map<String, String> internetSockets(final long pid, final String table) throws IOException {
        final Map<String, String> sockets = new TreeMap<>();
        for (final String line : table(pid, table)) {
            final String[] columns = line.strip().split(" +", -1);
            final Matcher local = ADDRESS.matcher(columns[1]);
            if (local.matches()) {
                final String state = columns[3].equals(LISTENING) ? "listens" : "with " + columns[2];
                sockets.put(
                        columns[9],
                        table + " " + address(local.group(1)) + ":" + Integer.parseInt(local.group(2), 16) + " "
                                + state);
            }
        }
        return sockets;
    }

    /** Words of four bytes, each in the machine's order; a mapped IPv4 address is told as one. */
    private static String address(final String hex) throws IOException {
        final ByteBuffer machine = ByteBuffer.wrap(HexFormat.of().parseHex(hex)).order(ByteOrder.BIG_ENDIAN);
        final ByteBuffer network = ByteBuffer.allocate(machine.capacity()).order(ByteOrder.nativeOrder());
        while (machine.hasRemaining()) {
            network.putInt(machine.getInt());
        }
        return InetAddress.getByAddress(network.array()).getHostAddress();
    }
}
