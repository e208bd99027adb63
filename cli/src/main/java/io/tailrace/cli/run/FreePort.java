package io.tailrace.cli.run;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.config.ListenAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds out whether a port can be had before anything else is begun, so that a start that fails leaves nothing behind. */
final class FreePort {
    private FreePort() {}

    static void require(final ListenAddress address) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(address.host()), address.port()));
        } catch (final IOException e) {
            throw CommandFault.cannotRun(
                    "cannot listen",
                    address + " (" + e.getMessage() + ")",
                    "choose another port with --port, or 0 for a free one",
                    e);
        }
    }
}
