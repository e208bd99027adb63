package io.tailrace.exposer;

import io.tailrace.exposer.fault.Faults;
import io.tailrace.exposer.listen.PeerRules;
import io.tailrace.exposer.listen.UnixEndpoint;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A Unix domain socket to listen on instead of a TCP address. Needs Linux on x86-64 or ARM 64. Fluent; checked when the exposer is
 * launched. One thread.
 *
 * <pre>{@code
 * new ExposerContext().unixSocket(new UnixSocketConfig(Path.of("/run/shop/metrics.sock")).allowUids(993))
 * }</pre>
 *
 * <p>The folder is made if it is missing. One that is there is not changed, and refused if it is a symbolic link, belongs to somebody
 * else than us or root, or grants more than its mode here. A socket that a process left behind is replaced; one that is answered, and
 * any file that is no socket, is left alone and named in the error.
 */
public final class UnixSocketConfig {
    private static final Pattern OCTAL = Pattern.compile("[01]?[0-7]{3}");
    private static final int OCTAL_RADIX = 8;
    private static final int OWNER_OF_FOLDER = 0700;
    private static final int OWNER_OF_SOCKET = 0600;
    private static final int OTHERS_WRITE = 0002;
    private static final int STICKY = 01000;

    private final Path path;
    private String directoryMode = "0700";
    private String socketMode = "0600";
    private final Set<Integer> uids = new TreeSet<>();
    private final Set<Integer> gids = new TreeSet<>();
    private final Set<Integer> pids = new TreeSet<>();

    /**
     * A socket with the default modes, to which our own user and root may connect.
     *
     * @param path of the socket; at most about 100 bytes, as the system has it.
     */
    public UnixSocketConfig(final Path path) {
        this.path = Objects.requireNonNull(path, "path");
    }

    /**
     * Mode of the folder if it has to be made, and the most that it may grant if it is there; default {@code 0700}.
     *
     * @param octal three or four octal digits; all rights for the owner, and writable by others only with the sticky bit.
     * @return this.
     */
    public UnixSocketConfig directoryMode(final String octal) {
        directoryMode = octal;
        return this;
    }

    /**
     * Mode of the socket; default {@code 0600}. Whoever may write it may connect, if the peers below agree.
     *
     * @param octal three octal digits, or four that begin with 0; reading and writing for the owner.
     * @return this.
     */
    public UnixSocketConfig socketMode(final String octal) {
        socketMode = octal;
        return this;
    }

    /**
     * Users whose processes may connect. If no user, group or process is named, our own user and root may; else whoever is named by
     * any of the three, and nobody else. Others are cut without an answer, and counted.
     *
     * @param values user ids, 0 or more.
     * @return this.
     */
    public UnixSocketConfig allowUids(final int... values) {
        return add(uids, values);
    }

    /**
     * Groups whose processes may connect: only a process's own group is known, not its further ones.
     *
     * @param values group ids, 0 or more.
     * @return this.
     */
    public UnixSocketConfig allowGids(final int... values) {
        return add(gids, values);
    }

    /**
     * Processes that may connect.
     *
     * @param values process ids, 1 or more.
     * @return this.
     */
    public UnixSocketConfig allowPids(final int... values) {
        return add(pids, values);
    }

    UnixEndpoint conclude(final Faults faults) {
        final Path absolute = path.toAbsolutePath().normalize();
        final int longest = UnixEndpoint.boundLengthInBytes(absolute);
        if (path.toString().isEmpty() || absolute.getFileName() == null) {
            faults.add("unixSocket must be the path of a file, was \"" + path + '"');
        } else if (longest > UnixEndpoint.MAX_PATH_LENGTH_IN_BYTES) {
            faults.add("unixSocket needs " + longest + " bytes for its path " + absolute
                    + " and one beside it while it is made," + " of which the system takes "
                    + UnixEndpoint.MAX_PATH_LENGTH_IN_BYTES + ": give a shorter one");
        }
        final int directory = mode(faults, "unixSocket directoryMode", directoryMode, OWNER_OF_FOLDER);
        if ((directory & OTHERS_WRITE) != 0 && (directory & STICKY) == 0) {
            faults.add(
                    "unixSocket directoryMode " + directoryMode
                            + " lets anybody replace the socket: take the right to write from others, or add the sticky bit (1777)");
        }
        final int socket = mode(faults, "unixSocket socketMode", socketMode, OWNER_OF_SOCKET);
        if ((socket & STICKY) != 0) {
            faults.add("unixSocket socketMode " + socketMode
                    + " has a bit that means nothing for a socket: give three digits");
        }
        checkIds(faults, "allowUids", uids, 0);
        checkIds(faults, "allowGids", gids, 0);
        checkIds(faults, "allowPids", pids, 1);
        return new UnixEndpoint(absolute, directory, socket, new PeerRules(uids, gids, pids));
    }

    private static int mode(final Faults faults, final String name, final String octal, final int atLeast) {
        final boolean isOctal = octal != null && OCTAL.matcher(octal).matches();
        final int mode = isOctal ? Integer.parseInt(octal, OCTAL_RADIX) : atLeast;
        if (!isOctal || (mode & atLeast) != atLeast) {
            faults.add(name + " must be octal, at least 0" + Integer.toOctalString(atLeast) + " and at most 1777, was "
                    + octal);
        }
        return mode;
    }

    private static void checkIds(final Faults faults, final String name, final Set<Integer> ids, final int lowest) {
        ids.forEach(id -> faults.checkRange("unixSocket " + name, id, lowest, Integer.MAX_VALUE));
    }

    private UnixSocketConfig add(final Set<Integer> ids, final int... values) {
        for (final int value : values) {
            ids.add(value);
        }
        return this;
    }
}
