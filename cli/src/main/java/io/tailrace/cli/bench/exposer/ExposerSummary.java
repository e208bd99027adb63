package io.tailrace.cli.bench.exposer;

import io.tailrace.cli.console.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of a run.
 *
 * @param settings what was asked for.
 * @param machine where.
 * @param measurements one an objective.
 * @param resources one a server.
 * @param peers other libraries beside ours; empty if nobody asked for them.
 * @param tool that was asked for the ceilings, too; empty if there is none.
 * @param isStopped whether it was ended before its time.
 */
record ExposerSummary(
        ExposerSettings settings,
        BenchMachine machine,
        List<Measurement> measurements,
        List<Resources> resources,
        List<PeerMeasurement> peers,
        Optional<String> tool,
        boolean isStopped) {
    ExposerSummary {
        measurements = List.copyOf(measurements);
        resources = List.copyOf(resources);
        peers = List.copyOf(peers);
    }

    /** Whether every bound was kept, of all that was to be measured. */
    boolean isKept() {
        return breaches().isEmpty();
    }

    /** Why not. */
    List<String> breaches() {
        final List<String> breaches = new ArrayList<>();
        if (isStopped) {
            breaches.add("it was stopped: not everything was measured");
        }
        measurements.forEach(one ->
                one.breaches().forEach(text -> breaches.add(one.objective().name() + ": " + text)));
        resources.forEach(one -> one.breaches().forEach(text -> breaches.add(one.server() + ": " + text)));
        return breaches;
    }

    /** For programs. */
    String json() {
        return Json.object(json -> ExposerJson.write(json, this));
    }

    /** For people. */
    List<String> lines() {
        return ExposerText.lines(this);
    }
}
