package io.tailrace.systemtests.thirdparty;

import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Started;
import io.tailrace.systemtests.process.ThreadCpu;
import io.tailrace.testsupport.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** WireMock, unmodified, under {@code wrk -t1 -c4}: a closed loop, so its tail leaves out what it did not send. */
final class LoadedServer implements AutoCloseable {
    private static final Pattern FIGURES = Pattern.compile("rps=([0-9.]+) p99=([0-9.]+) p999=([0-9.]+)");

    /** wrk prints no 99.9th percentile by itself. */
    private static final String REPORT = """
            done = function(summary, latency, requests)
              io.write(string.format("rps=%.1f p99=%.0f p999=%.0f\\n", summary.requests / summary.duration * 1e6,
                latency:percentile(99), latency:percentile(99.9)))
            end
            """;

    private final Path folder;
    private final Started server;
    private final int port;

    private LoadedServer(final Path folder, final Started server, final int port) {
        this.folder = folder;
        this.server = server;
        this.port = port;
    }

    /** Starts it with options of the JVM, and waits until it answers. */
    static LoadedServer start(final Path folder, final Path home, final List<String> options)
            throws IOException, InterruptedException {
        final ThirdPartyProgram program = ThirdPartyProgram.WIREMOCK;
        final int port = FreePort.tcp();
        final List<String> command = new ArrayList<>(program.command(port));
        command.addAll(List.of("--no-request-journal", "--disable-request-logging"));
        final Path own = Files.createTempDirectory(folder, "own");
        final Started server = Started.command(own, ThirdParty.command(home, options, command));
        program.awaitReady(server, port);
        program.use(home, own, port);
        return new LoadedServer(own, server, port);
    }

    long pid() {
        return server.pid();
    }

    Load load(final int seconds) throws IOException, InterruptedException {
        final Path report = Files.writeString(folder.resolve("report.lua"), REPORT);
        final ThreadCpu before = ThreadCpu.of(server.pid());
        try (Started wrk = Started.command(
                folder,
                "wrk",
                "-t1",
                "-c4",
                "-d" + seconds + "s",
                "-s",
                report.toString(),
                "http://127.0.0.1:" + port + "/orders")) {
            final Ended ended = wrk.endOfLongWork().expect(0);
            final ThreadCpu took = ThreadCpu.of(server.pid()).since(before);
            final MatchResult found = FIGURES.matcher(ended.text())
                    .results()
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(ended.describe()));
            final double perSecond = Double.parseDouble(found.group(1));
            return new Load(
                    perSecond,
                    Double.parseDouble(found.group(2)),
                    Double.parseDouble(found.group(3)),
                    took.allNs() / 1e3 / seconds / perSecond,
                    took.ownNs() / 1e6 / seconds,
                    100.0 * took.ownNs() / took.allNs());
        }
    }

    @Override
    public void close() {
        server.close();
    }

    /**
     * What came of a load.
     *
     * @param perSecond requests that were answered.
     * @param p99Us of their times, in microseconds.
     * @param p999Us the 99.9th percentile.
     * @param cpuUs of the server's threads, for each request, in microseconds.
     * @param agentMs CPU of the agent's threads in each second, in milliseconds.
     * @param agentPercent the same as a share of all the server's.
     */
    record Load(double perSecond, double p99Us, double p999Us, double cpuUs, double agentMs, double agentPercent) {}
}
