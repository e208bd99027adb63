package io.tailrace.systemtests.deploy;

import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Copies of what ships in {@code deploy/}, with the test's ports, and with times that need no patience: scrapes and evaluations
 * every second, alerts that wait for nothing. All else is as it ships.
 */
public final class ShippedFiles {
    private static final Path DEPLOY = Tailrace.ROOT.resolve("deploy");

    private ShippedFiles() {}

    /** The configuration of Prometheus with its rules; the path of the configuration. */
    public static Path prometheus(final Path directory, final int pagePort, final int alertmanagerPort)
            throws IOException {
        final Path rules = Files.createDirectories(directory.resolve("rules"));
        for (final Path file : Rule.files(DEPLOY.resolve("prometheus/rules"))) {
            Files.writeString(
                    rules.resolve(file.getFileName()), Files.readString(file).replaceAll("(?m)^ +for: \\w+\n", ""));
        }
        final String text = Files.readString(DEPLOY.resolve("prometheus/prometheus.yml"));
        return Files.writeString(
                directory.resolve("prometheus.yml"),
                replaced(
                        replaced(
                                        replaced(
                                                replaced(text, "scrape_interval: 15s", "scrape_interval: 1s"),
                                                "evaluation_interval: 15s",
                                                "evaluation_interval: 1s"),
                                        "scrape_timeout: 5s",
                                        "scrape_timeout: 1s")
                                .replace("127.0.0.1:9100", "127.0.0.1:" + pagePort),
                        "127.0.0.1:9093",
                        "127.0.0.1:" + alertmanagerPort));
    }

    /** The configuration of Alertmanager; its path. */
    public static Path alertmanager(final Path directory, final int receiverPort) throws IOException {
        final String text = Files.readString(DEPLOY.resolve("alertmanager/alertmanager.yml"))
                .replaceAll("group_(wait|interval): \\w+", "group_$1: 1s");
        return Files.writeString(
                directory.resolve("alertmanager.yml"), replaced(text, "127.0.0.1:9080", "127.0.0.1:" + receiverPort));
    }

    private static String replaced(final String text, final String what, final String by) {
        if (!text.contains(what)) {
            throw new AssertionError("no " + what + " in\n" + text);
        }
        return text.replace(what, by);
    }
}
