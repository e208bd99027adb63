package io.tailrace.cli.run;

import io.tailrace.cli.config.ReloadSource;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.Terminals;
import io.tailrace.engine.time.EngineClock;
import java.util.Optional;

/** One run from its start to its summary. Belongs to the command's thread. */
final class Run {
    private final Console console;
    private final RunSettings settings;
    private final EngineClock clock;

    private final Optional<ReloadSource> reload;

    /** {@code reload} is what a hang-up reads; empty if it ends the run. */
    Run(final Console console, final RunSettings settings, final Optional<ReloadSource> reload) {
        this.console = console;
        this.settings = settings;
        this.reload = reload;
        clock = console.clock();
    }

    /**
     * Does it. What can be refused is refused before anything is written.
     *
     * @param isQuiet whether standard output is for the summary alone.
     */
    RunSummary perform(final boolean isQuiet) {
        console.stop().listen();
        settings.config().listener().address().ifPresent(FreePort::require);
        if (settings.telemetry() != null) {
            TelemetryFile.check(settings.telemetry());
        }
        try (TicksFile ticks = settings.isAmnesia() ? TicksFile.none() : TicksFile.open(settings.ticks());
                RunSession session = ticks.keptBy(() -> RunSession.launch(settings, ticks, clock))) {
            session.transports().ifPresent(set -> set.startLines().forEach(console.err()::println));
            reload.ifPresent(source -> source.listen(console, session::reload));
            final long elapsedNs = record(session, ticks, isQuiet);
            session.end();
            session.transports()
                    .ifPresent(
                            set -> set.reports().forEach(report -> console.err().println(report.line())));
            return RunSummary.of(settings, session, ticks, elapsedNs, console);
        }
    }

    private long record(final RunSession session, final TicksFile ticks, final boolean isQuiet) {
        try (RunDisplay display = display(isQuiet)) {
            final RunPace pace = new RunPace(display.intervalNs(), settings.durationNs());
            try (LiveView view = new LiveView(settings, session, ticks, pace)) {
                display.begin(settings, session.address());
                final long startNs = session.start();
                show(view, display, pace, startNs);
                session.stopLoad();
                return clock.nanoTime() - startNs;
            }
        }
    }

    private void show(final LiveView view, final RunDisplay display, final RunPace pace, final long startNs) {
        long elapsedNs = 0;
        while (elapsedNs < settings.durationNs() && !console.stop().await(pace.waitNs(elapsedNs))) {
            elapsedNs = clock.nanoTime() - startNs;
            display.show(view.refresh(elapsedNs));
        }
    }

    private RunDisplay display(final boolean isQuiet) {
        if (isQuiet) {
            return new QuietDisplay(console.err());
        }
        final Terminals terminals = console.terminals();
        return terminals
                .openOutput()
                .<RunDisplay>map(ScreenDisplay::new)
                .orElseGet(() -> new LineDisplay(console.out()));
    }
}
