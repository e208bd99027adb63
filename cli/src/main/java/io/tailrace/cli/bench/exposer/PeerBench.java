package io.tailrace.cli.bench.exposer;

import io.tailrace.cli.bench.exposer.Objective.Link;
import io.tailrace.cli.bench.exposer.Trial.Outcome;
import io.tailrace.cli.bench.http.LoadPlan;
import io.tailrace.cli.bench.http.LoadPlan.Expected;
import io.tailrace.cli.console.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Measures other libraries' servers beside ours, one at a time, with the same series and the same loads. Belongs to one thread. */
final class PeerBench {
    private static final String PATH = "/metrics";

    private final Console console;
    private final ExposerSettings settings;
    private final PeerPrograms programs;

    PeerBench(final Console console, final ExposerSettings settings, final PeerPrograms programs) {
        this.console = console;
        this.settings = settings;
        this.programs = programs;
    }

    /** All of them, up to the stop; ours is the first of each size. */
    List<PeerMeasurement> measure() {
        final List<PeerMeasurement> measured = new ArrayList<>();
        for (final PeerSize size : PeerSize.values()) {
            Stream.concat(Stream.of(PeerPrograms.OURS), PeerPrograms.LIBRARIES.stream())
                    .filter(server -> !console.stop().isRequested())
                    .forEach(server -> measured.add(measure(server, size)));
        }
        return measured;
    }

    private PeerMeasurement measure(final String server, final PeerSize size) {
        console.err().println("measuring " + server + " with " + size.series + " series");
        try (ServerChild child = programs.start(server, size.series)) {
            final Trial trial = new Trial(console, child, Optional.empty());
            trial.awaitGood(PATH);
            final Outcome steady = trial.measure(plan(trial, size, size.perSecond), settings.warmUpNs());
            final Outcome ceiling = trial.measure(plan(trial, size, LoadPlan.CLOSED_LOOP), settings.warmUpNs());
            return new PeerMeasurement(
                    server,
                    size,
                    steady.result(),
                    steady.cpuPercent(),
                    ceiling.result(),
                    trial.rest().facts().residentBytes());
        }
    }

    private LoadPlan plan(final Trial trial, final PeerSize size, final int perSecond) {
        return trial.plan(PATH, Link.PLAIN, size.connections, perSecond, settings.durationNs(), Expected.OK);
    }
}
