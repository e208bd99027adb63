package io.tailrace.sinks.amqp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.qpid.server.SystemLauncher;

/** Qpid, in memory, on a port that was free. Also a program of its own, to be killed and stopped. */
final class TestBroker implements AutoCloseable {
    private static final String CONFIG = """
            {"name": "test", "modelVersion": "8.0",
             "authenticationproviders": [{"name": "plain", "type": "Plain", "secureOnlyMechanisms": [],
               "users": [{"name": "guest", "type": "managed", "password": "guest"}]}],
             "ports": [{"name": "AMQP", "port": "PORT", "bindingAddress": "127.0.0.1", "authenticationProvider": "plain",
               "virtualhostaliases": [{"name": "defaultAlias", "type": "defaultAlias"}]}],
             "virtualhostnodes": [{"name": "default", "type": "Memory", "defaultVirtualHostNode": "true",
               "virtualHostInitialConfiguration": "{\\"type\\": \\"Memory\\"}"}]}
            """;

    private final Path folder;
    private final int port;
    private SystemLauncher launcher;

    TestBroker(final Path folder, final int port) {
        this.folder = folder;
        this.port = port;
    }

    TestBroker start() {
        try {
            final Path config =
                    Files.writeString(folder.resolve("broker.json"), CONFIG.replace("PORT", Integer.toString(port)));
            final Map<String, Object> attributes = new HashMap<>();
            attributes.put("type", "Memory");
            attributes.put("initialConfigurationLocation", config.toString());
            attributes.put("startupLoggedToSystemOut", "false");
            attributes.put("qpid.work_dir", folder.toString());
            launcher = new SystemLauncher();
            launcher.startup(attributes);
            return this;
        } catch (final Exception e) {
            throw new AssertionError(e);
        }
    }

    String uri() {
        return "amqp://127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        if (launcher != null) {
            launcher.shutdown();
            launcher = null;
        }
    }

    /** The program: a folder and a port. Ends when its standard input does. */
    public static void main(final String[] args) throws IOException {
        try (TestBroker broker = new TestBroker(Path.of(args[0]), Integer.parseInt(args[1])).start()) {
            System.out.println("listening on " + broker.port());
            while (System.in.read() >= 0) {
                // until who started it has ended
            }
        }
        System.exit(0); // threads of the broker
    }
}
