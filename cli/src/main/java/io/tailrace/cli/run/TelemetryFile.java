package io.tailrace.cli.run;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.journal.OutsideJournals;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.ndjson.EntriesAgent;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.SleepingMillisIdleStrategy;

/**
 * The file of telemetry entries, written out of the journal by a thread of its own while the run goes on. Closed when nothing is written to
 * the journal any more: then it has all of it.
 */
final class TelemetryFile implements AutoCloseable {
    private static final int IDLE_MS = 10;

    private final ChronicleJournal journal;
    private final EntriesAgent agent;
    private final AgentRunner runner;
    private boolean isStarted;

    private TelemetryFile(final ChronicleJournal journal, final EntriesAgent agent, final ErrorHandler errors) {
        this.journal = journal;
        this.agent = agent;
        runner = new AgentRunner(new SleepingMillisIdleStrategy(IDLE_MS), errors, null, agent);
    }

    /** Refuses, before anything is written, what cannot be. */
    static void check(final Path path) {
        OutsideJournals.require(path, "telemetry");
        if (!Files.isDirectory(path.getParent())) {
            throw fault(path, "no such folder", null);
        }
    }

    static TelemetryFile open(
            final Path path, final Path journalFolder, final EngineClock clock, final ErrorHandler errors) {
        final ChronicleJournal journal = ChronicleJournal.openForReading(journalFolder, errors);
        try {
            return new TelemetryFile(journal, new EntriesAgent(journal, path, clock), errors);
        } catch (final UncheckedIOException e) {
            journal.close();
            throw fault(
                    path, e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
        } catch (final RuntimeException | Error e) {
            journal.close();
            throw e;
        }
    }

    private static CommandFault fault(final Path path, final String why, final Exception cause) {
        return CommandFault.cannotRun(
                "cannot write telemetry",
                path + " (" + why + ")",
                "choose a file in a folder that is there with --telemetry",
                cause);
    }

    void start(final ThreadFactory threads) {
        isStarted = true;
        AgentRunner.startOnThread(runner, threads);
    }

    /** Entries that this run wrote. */
    long written() {
        return agent.written();
    }

    /** Frames that were gone from the journal before this run read them: entries, perhaps. */
    long lostFrames() {
        return agent.lostFrames();
    }

    /** Why the newest entries are not in the file; empty if all are. */
    Optional<String> fault() {
        return agent.fault();
    }

    @Override
    public void close() {
        try (journal) {
            if (isStarted) {
                runner.close();
            } else {
                agent.onClose();
            }
        }
    }
}
