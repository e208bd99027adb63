package io.tailrace.cli.bench.exposer;

import io.tailrace.cli.bench.exposer.Trial.Outcome;
import io.tailrace.cli.bench.exposer.Trial.Rest;
import io.tailrace.cli.bench.http.LoadPlan.Expected;
import io.tailrace.cli.bench.server.BareServer;
import io.tailrace.cli.bench.server.ExposerServer;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run from its start to its verdict. Belongs to the command's thread. */
final class ExposerBench {
    private final Console console;
    private final ExposerSettings settings;
    private final Optional<OtherTool> tool;
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<Resources> resources = new ArrayList<>();

    ExposerBench(final Console console, final ExposerSettings settings, final Optional<OtherTool> tool) {
        this.console = console;
        this.settings = settings;
        this.tool = tool;
    }

    /** Does it, up to the stop. */
    ExposerSummary perform() {
        console.stop().listen();
        final Optional<PeerBench> peers = settings.isWithPeers()
                ? Optional.of(new PeerBench(console, settings, PeerPrograms.find()))
                : Optional.empty();
        final long bareBytes = bareResidentBytes();
        for (final Target target : Target.values()) {
            final List<Objective> objectives = settings.objectives().stream()
                    .filter(objective -> objective.target() == target)
                    .toList();
            if (!objectives.isEmpty() && !console.stop().isRequested()) {
                measure(target, objectives, bareBytes);
            }
        }
        return new ExposerSummary(
                settings,
                BenchMachine.here(),
                measurements,
                resources,
                peers.map(PeerBench::measure).orElse(List.of()),
                tool.map(OtherTool::name),
                console.stop().isRequested());
    }

    private long bareResidentBytes() {
        try (ServerChild bare = ServerChild.start(BareServer.class)) {
            return new Trial(console, bare, Optional.empty()).rest().facts().residentBytes();
        }
    }

    private void measure(final Target target, final List<Objective> objectives, final long bareBytes) {
        try (ServerTls tls = target.isTls ? ServerTls.make() : null;
                ServerChild server = start(target, tls)) {
            final Trial trial =
                    new Trial(console, server, Optional.ofNullable(tls).map(ServerTls::client));
            trial.awaitGood("/readyz");
            for (final Objective objective : objectives) {
                if (!console.stop().isRequested()) {
                    measure(trial, server, objective);
                }
            }
            final long pageBytes = measurements.stream()
                    .filter(one -> one.objective().target() == target
                            && one.objective().isPage())
                    .mapToLong(one -> one.result().bodyLengthInBytes())
                    .max()
                    .orElse(0);
            final Rest rest = trial.rest();
            resources.add(new Resources(target.label, rest.facts(), bareBytes, rest.cpuPercent(), pageBytes));
        }
    }

    private static ServerChild start(final Target target, final ServerTls tls) {
        final String series = Integer.toString(target.series);
        return tls == null
                ? ServerChild.start(ExposerServer.class, series)
                : ServerChild.start(
                        ExposerServer.class,
                        series,
                        tls.certificateFile().toString(),
                        tls.keyFile().toString());
    }

    private void measure(final Trial trial, final ServerChild server, final Objective objective) {
        console.err().println("measuring " + objective.name() + " for " + Text.time(settings.durationNs()));
        final boolean isReady = !objective.expected().equals(Expected.NOT_READY);
        server.ready(isReady);
        final Outcome outcome = trial.measure(
                trial.plan(
                        objective.path(),
                        objective.link(),
                        objective.connections(),
                        objective.perSecond(),
                        settings.durationNs(),
                        objective.expected()),
                settings.warmUpNs());
        server.ready(true);
        if (outcome.result().requests() == 0 && console.stop().isRequested()) {
            return;
        }
        measurements.add(
                new Measurement(objective, outcome.result(), outcome.cpuPercent(), crossCheck(server, objective)));
    }

    private Optional<CrossCheck> crossCheck(final ServerChild server, final Objective objective) {
        return objective.isClosedLoop()
                ? tool.flatMap(other -> other.measure(
                        Text.url(server.address()) + objective.path(), objective.connections(), settings.durationNs()))
                : Optional.empty();
    }
}
