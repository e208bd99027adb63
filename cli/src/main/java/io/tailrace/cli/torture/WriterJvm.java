package io.tailrace.cli.torture;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.torture.writer.KillPlan;
import io.tailrace.cli.torture.writer.Ledger;
import io.tailrace.cli.torture.writer.TortureWriter;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts writers: JVMs with the options and the class path of this one. Where it is permitted, each is process 1 of a name space of
 * its own, as in a container: so a writer that starts always has the pid of the one that died.
 */
final class WriterJvm {
    private static final List<String> NAME_SPACE =
            List.of("unshare", "--pid", "--fork", "--mount-proc", "--kill-child");
    private static final List<String> QUICK_START =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-XX:-UsePerfData");

    private final Console console;
    private final List<String> prefix;
    private int started;

    private WriterJvm(final Console console, final List<String> prefix) {
        this.console = console;
        this.prefix = prefix;
    }

    static WriterJvm of(final Console console) {
        return new WriterJvm(console, canHaveNameSpaces() ? NAME_SPACE : List.of());
    }

    /** Whether all writers have the same pid. */
    boolean isSamePid() {
        return !prefix.isEmpty();
    }

    /**
     * Starts one.
     *
     * @param folder for its ledger and what it prints.
     * @param options handed on to {@link TortureWriter}.
     */
    Writer start(final Path folder, final Path journal, final KillPlan plan, final String... options) {
        started++;
        final Path ledgerFile = folder.resolve("ledger-" + started);
        final File errors = folder.resolve("errors-" + started).toFile();
        final List<String> command = new ArrayList<>(prefix);
        command.add(java());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-javaagent") && !argument.startsWith("-agentlib"))
                .forEach(command::add);
        command.addAll(QUICK_START);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), TortureWriter.class.getName()));
        command.addAll(List.of(journal.toString(), ledgerFile.toString(), plan.text()));
        command.addAll(List.of(options));
        final Ledger ledger = Ledger.create(ledgerFile);
        try {
            final Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(errors)
                    .start();
            return new Writer(process, isSamePid(), ledger, errors.toPath(), console);
        } catch (final IOException e) {
            ledger.close();
            throw CommandFault.cannotRun(
                    "cannot start a JVM", command.get(0) + " (" + e.getMessage() + ")", "look at the machine", e);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static boolean canHaveNameSpaces() {
        final List<String> command = new ArrayList<>(NAME_SPACE);
        command.add("true");
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (final IOException notInstalled) {
            return false;
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
