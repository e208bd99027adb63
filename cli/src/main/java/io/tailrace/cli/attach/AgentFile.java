package io.tailrace.cli.attach;

import io.tailrace.cli.console.CommandFault;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the agent's jar in the distribution: beside the command's own libraries. */
final class AgentFile {
    private static final String NAMES = "tailrace-agent-*.jar";

    private AgentFile() {}

    static Path find() {
        final Path self = self();
        final Path folder = self.getParent();
        for (final Path candidate : new Path[] {folder.resolve("lib"), folder}) {
            final Path found = in(candidate);
            if (found != null) {
                return found;
            }
        }
        throw CommandFault.cannotRun(
                "the agent's jar is missing",
                folder.resolve("lib").resolve(NAMES).toString(),
                "give --agent FILE");
    }

    private static Path in(final Path folder) {
        if (!Files.isDirectory(folder)) {
            return null;
        }
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, NAMES)) {
            for (final Path jar : jars) {
                if (!jar.toString().endsWith("-sources.jar") && !jar.toString().endsWith("-javadoc.jar")) {
                    return jar.toAbsolutePath();
                }
            }
            return null;
        } catch (final IOException unreadable) {
            throw CommandFault.cannotRun(
                    "cannot look for the agent's jar", folder.toString(), "give --agent FILE", unreadable);
        }
    }

    private static Path self() {
        try {
            return Path.of(AgentFile.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
        } catch (final URISyntaxException noFile) {
            throw CommandFault.cannotRun("the command's own jar is not a file", "", "give --agent FILE", noFile);
        }
    }
}
