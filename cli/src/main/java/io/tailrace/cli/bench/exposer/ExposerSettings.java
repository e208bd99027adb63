package io.tailrace.cli.bench.exposer;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What is asked for. Immutable.
 *
 * @param durationNs how long each objective is measured.
 * @param warmUpNs how long it is asked for before, as often as it answers.
 * @param only names of objectives.
 * @param isWithPeers whether other libraries are measured beside ours.
 */
record ExposerSettings(long durationNs, long warmUpNs, Pattern only, boolean isWithPeers) {
    /** The objectives that are asked for. */
    List<Objective> objectives() {
        return Objective.ALL.stream()
                .filter(objective -> only.matcher(objective.name()).matches())
                .toList();
    }
}
