package io.tailrace.cli.run;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.exposer.ExposerContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds out whether a port can be had before anything else is begun, so that a start that fails leaves nothing behind. */
final class FreePort {
    private FreePort() {}

    static void require(final int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (final IOException e) {
            throw CommandFault.cannotRun(
                    "cannot listen",
                    ExposerContext.DEFAULT_HOST + ":" + port + " (" + e.getMessage() + ")",
                    "choose another port with --port, or 0 for a free one",
                    e);
        }
    }
}
