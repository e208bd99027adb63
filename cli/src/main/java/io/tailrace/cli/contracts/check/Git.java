package io.tailrace.cli.contracts.check;

import io.tailrace.cli.console.CommandFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The {@code git} executable, without a shell. It only reads what is in the repository: it asks nobody and fetches nothing. One thread. */
final class Git {
    private final Path directory;

    Git(final Path directory) {
        this.directory = directory;
    }

    /**
     * What it prints.
     *
     * @param most bytes.
     * @param arguments of it.
     * @return null if it ended with another exit code than 0.
     */
    byte[] run(final int most, final String... arguments) {
        final List<String> command = new ArrayList<>(List.of("git", "--no-pager", "-c", "core.fsmonitor=false"));
        command.addAll(List.of(arguments));
        final ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
        builder.environment().put("GIT_NO_LAZY_FETCH", "1");
        try {
            final Process process = builder.start();
            try (InputStream out = process.getInputStream()) {
                process.getOutputStream().close();
                final byte[] bytes = out.readNBytes(most + 1);
                if (bytes.length > most) {
                    throw CommandFault.cannotRun(
                            "git prints too much",
                            "git " + String.join(" ", arguments),
                            "at most " + most + " bytes are read");
                }
                return process.waitFor() == 0 ? bytes : null;
            } finally {
                process.destroy();
            }
        } catch (final IOException fault) {
            throw CommandFault.cannotRun(
                    "cannot start", "git", "install it, or compare with --against released or a folder", fault);
        } catch (final InterruptedException fault) {
            Thread.currentThread().interrupt();
            throw CommandFault.cannotRun("interrupted", "git " + arguments[0], "try again", fault);
        }
    }

    /** The same as a text; null if it failed. */
    String text(final int most, final String... arguments) {
        final byte[] bytes = run(most, arguments);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
