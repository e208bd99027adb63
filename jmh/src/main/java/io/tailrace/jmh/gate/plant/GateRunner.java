package io.tailrace.jmh.gate.plant;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs a whole gate. */
interface GateRunner {
    /**
     * Runs it to its end.
     *
     * @param arguments of this gate.
     * @param plantedClasses to stand before the engine's; empty for the unchanged tree.
     * @throws io.tailrace.cli.console.CommandFault if there is no verdict.
     */
    GateRun run(List<String> arguments, Optional<Path> plantedClasses);
}
