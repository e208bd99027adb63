package io.tailrace.cli.bench.exposer;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A load generator of others, if one is installed: what we measure with our own is not believed alone. Immutable. */
final class OtherTool {
    private static final String WRK = "wrk";
    private static final String H2LOAD = "h2load";
    private static final Pattern WRK_RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern H2LOAD_RATE = Pattern.compile("finished in [^,]+, ([0-9.]+) req/s");
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final Known known;
    private final Path program;

    private OtherTool(final Known known, final Path program) {
        this.known = known;
        this.program = program;
    }

    /** A tool whose output can be read. */
    record Known(String name) {
        Optional<CrossCheck> parse(final String output) {
            final Matcher matcher = (name.equals(WRK) ? WRK_RATE : H2LOAD_RATE).matcher(output);
            return matcher.find()
                    ? Optional.of(new CrossCheck(name, Double.parseDouble(matcher.group(1))))
                    : Optional.empty();
        }
    }

    /** {@code wrk}, or else {@code h2load}, if it lies in a folder of a list such as the PATH. */
    static Optional<OtherTool> find(final String folders) {
        return find(new Known(WRK), folders).or(() -> find(new Known(H2LOAD), folders));
    }

    private static Optional<OtherTool> find(final Known known, final String folders) {
        return Arrays.stream(folders.split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, known.name()))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new OtherTool(known, program));
    }

    String name() {
        return known.name();
    }

    /** Measures; empty if it failed or was interrupted. Takes whole seconds, one at the least. */
    Optional<CrossCheck> measure(final String url, final int connections, final long durationNs) {
        final String seconds = Long.toString(Math.max(1, durationNs / NS_PER_SECOND));
        final List<String> command = name().equals(WRK)
                ? List.of(program.toString(), "-t1", "-c" + connections, "-d" + seconds + "s", url)
                : List.of(program.toString(), "--h1", "-t1", "-c" + connections, "-D" + seconds, url);
        try {
            final Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? known.parse(output) : Optional.empty();
        } catch (final IOException notStarted) {
            return Optional.empty();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
