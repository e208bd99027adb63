package io.tailrace.cli.torture.writer;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.log.FrameLog;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.journal.JournalFiles;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.agrona.ErrorHandler;

/** The main class of a writer. Belongs to the main thread. */
public final class TortureWriter {
    /** Time between snapshots. */
    public static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(10);

    /** A journal that it could not open. */
    public static final int REFUSED = 3;

    private static final long ROLL_BYTES = 512 << 10;
    private static final long CHECKPOINT_BYTES = 128 << 10;
    private static final long RETENTION_BYTES = 3 << 20;

    private final EngineClock clock = EngineClock.system();
    private final Path journal;
    private final Ledger ledger;
    private final KillPlan plan;
    private final KillSpot spot;
    private final RollFiles rollFiles;
    private final Stalls stalls;
    private int calls;
    private int retentions;
    private int agents;

    private TortureWriter(final Path journal, final Ledger ledger, final KillPlan plan, final String... arguments) {
        this.journal = journal;
        this.ledger = ledger;
        this.plan = plan;
        spot = new KillSpot(ledger);
        rollFiles = new RollFiles(journal.toFile());
        stalls = new Stalls(ledger, clock, arguments);
    }

    /**
     * The argument for a writer whose disk stalls.
     *
     * @param stallNs how long each time.
     * @return to be given behind the others.
     */
    public static String stalling(final long stallNs) {
        return Stalls.argument(stallNs);
    }

    /**
     * Writes until it is killed, or told to end.
     *
     * @param arguments folder of the journal, file of the ledger, plan; then what else is to go wrong.
     */
    public static void main(final String[] arguments) throws InterruptedException {
        // Never closed: threads look at it to the last.
        final Ledger ledger = Ledger.open(Path.of(arguments[1]).toFile());
        try {
            new TortureWriter(Path.of(arguments[0]), ledger, KillPlan.parse(arguments[2]), arguments).write();
        } catch (final FrameLogException refusal) {
            System.err.println(refusal.getMessage());
            System.exit(REFUSED);
        }
    }

    private void write() throws InterruptedException {
        ledger.state(Ledger.State.STARTING);
        final long startNs = clock.nanoTime();
        final TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                .service("torture")
                .instance("torture")
                .snapshotIntervalNs(INTERVAL_NS)
                .rateLimitPerSecond(0)
                .idleStrategy(() -> new WatchedIdle(ledger, clock, agents++ % Ledger.AGENTS))
                .journal(this::open));
        ledger.launchNs(clock.nanoTime() - startNs);
        final WriterLoad load = new WriterLoad(ledger, clock);
        load.start(engine);
        watchForRolls();
        ledger.stateUnlessAtPoint(Ledger.State.RECORDING); // the point may have been reached by now
        load.awaitEnd();
        if (ledger.isEndRequested()) {
            engine.close();
            ledger.state(Ledger.State.CLOSED);
        } else {
            spot.dieHere();
        }
    }

    private FrameLog open(final EngineClock engineClock, final ErrorHandler errors) {
        final ChronicleJournal opened = ChronicleJournal.at(journal)
                .rollBytes(ROLL_BYTES)
                .checkpointBytes(CHECKPOINT_BYTES)
                .retentionBytes(RETENTION_BYTES)
                .files(KillingFiles.telling(JournalFiles.system(), this::onFileCall))
                .open(engineClock, errors);
        return new KillingLog(opened, new KillingAppender(opened.appender(), ledger, plan, spot, rollFiles, stalls));
    }

    private void onFileCall(final String method) {
        stalls.pass();
        if (plan.isAt(KillPoint.IN_START) && ++calls == plan.occurrence()) {
            spot.dieHere();
        }
        // Only retention asks for these.
        if (plan.isAt(KillPoint.RETENTION)
                && (method.equals("delete") || method.equals("removableRollFiles"))
                && ++retentions == plan.occurrence()) {
            spot.dieHere();
        }
    }

    private void watchForRolls() {
        if (plan.isAt(KillPoint.ROLL_FILE_MADE)) {
            final int next = rollFiles.newest() + plan.occurrence();
            final Thread thread = new Thread(() -> awaitRollFile(next), "torture-roll-watch");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void awaitRollFile(final int number) {
        while (!rollFiles.has(number)) {
            Thread.onSpinWait();
        }
        spot.dieHere();
    }
}
