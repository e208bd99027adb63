package io.tailrace.jmh.gate.plant;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.console.StopSignal;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs the gate as a user does: in a process of its own, with the flags and the class path of this one. */
final class GateProcess implements GateRunner {
    private static final long STOP_CHECK_MS = 200;

    private final Path temporary;
    private final String mainClass;
    private final List<String> sharedArguments;
    private final StopSignal stop;

    /** {@code temporary} takes what the process prints. */
    GateProcess(
            final Path temporary, final String mainClass, final List<String> sharedArguments, final StopSignal stop) {
        this.temporary = temporary;
        this.mainClass = mainClass;
        this.sharedArguments = List.copyOf(sharedArguments);
        this.stop = stop;
    }

    @Override
    public GateRun run(final List<String> arguments, final Optional<Path> plantedClasses) {
        final Path out = temporary.resolve("gate.out");
        final Path err = temporary.resolve("gate.err");
        try {
            final Process process = new ProcessBuilder(command(arguments, plantedClasses))
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            final int exitCode = await(process);
            if (exitCode != ExitCode.GOOD && exitCode != ExitCode.NEGATIVE) {
                throw noVerdict(Files.readString(err).lines().reduce("exit code " + exitCode, (first, last) -> last));
            }
            return GateRunReader.read(Files.readString(out));
        } catch (final IOException fault) {
            throw noVerdict(fault.toString());
        }
    }

    private List<String> command(final List<String> arguments, final Optional<Path> plantedClasses) {
        final String classPath = System.getProperty("java.class.path");
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-cp");
        command.add(plantedClasses
                .map(classes -> classes + File.pathSeparator + classPath)
                .orElse(classPath));
        command.add(mainClass);
        command.addAll(sharedArguments);
        command.addAll(arguments);
        return command;
    }

    private int await(final Process process) {
        try {
            while (!process.waitFor(STOP_CHECK_MS, TimeUnit.MILLISECONDS)) {
                if (stop.isRequested()) {
                    process.destroy();
                    throw stopped();
                }
            }
        } catch (final InterruptedException interrupt) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw stopped();
        }
        if (stop.isRequested()) {
            throw stopped();
        }
        return process.exitValue();
    }

    private static CommandFault stopped() {
        return CommandFault.cannotRun("stopped", "tailrace gate --self-test", "what came before stands above");
    }

    static CommandFault noVerdict(final String why) {
        return CommandFault.cannotRun("the gate gave no verdict", why, "run ./tailrace gate by itself first");
    }
}
