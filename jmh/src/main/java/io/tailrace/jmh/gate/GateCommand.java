package io.tailrace.jmh.gate;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.console.Progress;
import io.tailrace.cli.option.Regex;
import io.tailrace.jmh.gate.plant.SelfTestCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tailrace gate}: judges the tree by its baseline, measures a new one, or tests itself. */
@Command(
        name = "tailrace gate",
        description = {
            "Fails if recording allocates, or if it became slower than the baseline of this JDK says.",
            "Runs benchmarks of ours and of rulers in turn and compares ratios, never times. What looks worse is measured"
                    + " again in the reverse order; what is not confirmed is noise."
        },
        footer = {
            "",
            "Examples:",
            "  ./tailrace gate                        all pairs, some minutes",
            "  ./tailrace gate --short --json         four pairs, for a build",
            "  ./tailrace gate --only 'record|drain'  some pairs",
            "  ./tailrace gate --update               measure a new baseline; then look at git diff perf-baselines",
            "  ./tailrace gate --self-test --short    does it fail when it should, and only then?",
        })
final class GateCommand implements Callable<Integer> {
    private final Console console;
    private final Meter meter;

    @Option(names = "--update", description = "Measure a new baseline and replace the old one.")
    private boolean update;

    @Option(names = "--short", description = "Time four pairs only; worse is what is 1.5 times as slow, not 1.15.")
    private boolean isShort;

    @Option(
            names = "--only",
            paramLabel = Regex.LABEL,
            converter = Regex.class,
            description = "Only pairs with such names.")
    private Pattern only;

    @Option(
            names = "--forks",
            paramLabel = "N",
            converter = ForkCount.class,
            description =
                    "JVMs for each benchmark that is timed, from 3 (default: 7; 3 with --short, 10 with --update).")
    private Integer forks;

    @Option(
            names = "--baseline",
            paramLabel = "DIR",
            description = "Folder of the baselines (default: perf-baselines of the checkout).")
    private Path folder;

    @Option(
            names = "--self-test",
            description =
                    "Run gates on trees with a planted fault each, which must fail, and on the unchanged tree; --short"
                            + " and --only are for the latter.")
    private boolean selfTest;

    @Option(
            names = "--unchanged",
            paramLabel = "N",
            converter = ForkCount.class,
            defaultValue = "20",
            description = "Gates on the unchanged tree in the self-test, from 3 (default: ${DEFAULT-VALUE}).")
    private int unchanged;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(names = "--debug", description = "Print the stack trace of an error, too.")
    private boolean debug;

    GateCommand(final Console console, final Meter meter) {
        this.console = console;
        this.meter = meter;
    }

    boolean isDebug() {
        return debug;
    }

    @Override
    public Integer call() {
        requireSense();
        if (selfTest) {
            return new SelfTestCommand(console, root(), json)
                    .run(GateMain.class, sharedArguments(), unchangedArguments(), unchanged);
        }
        final GateForm form = form();
        final GatePlan plan = GatePlan.ofTailrace();
        if (plan.hotPath(form).isEmpty() && plan.timed(form).isEmpty()) {
            throw CommandFault.wrongUsage(
                    "no such pair",
                    "--only " + only,
                    "they are " + plan.pairs().stream().map(Pair::name).toList());
        }
        try (Progress progress = new Progress(console, "measuring", () -> plan.forks(form), "forks")) {
            final int jdk = Runtime.version().feature();
            final Gate gate = new Gate(plan, form, new ProgressMeter(meter, progress), Machine.ofProcess(), jdk);
            final BaselineFile file = new BaselineFile(folder(), jdk);
            return update ? new BaselineUpdate(console, gate, form, json).run(file, jdk) : judge(gate, file);
        }
    }

    private void requireSense() {
        if (update && (isShort || only != null)) {
            throw CommandFault.wrongUsage(
                    "a baseline is measured whole", "--update", "leave out " + (isShort ? "--short" : "--only"));
        }
        if (update && selfTest) {
            throw CommandFault.wrongUsage("one thing at a time", "--update --self-test", "call tailrace gate twice");
        }
    }

    private GateForm form() {
        final GateForm form = update ? GateForm.ofUpdate() : isShort ? GateForm.ofShort() : GateForm.ofFull();
        final GateForm some = only == null ? form : form.withOnly(only);
        return forks == null ? some : some.withForks(forks);
    }

    private Path folder() {
        return folder == null ? root().resolve("perf-baselines") : folder;
    }

    /** Of the checkout; the launcher says where that is. */
    private static Path root() {
        return Path.of(System.getProperty("tailrace.root", "."));
    }

    /** Of every gate of the self-test. */
    private List<String> sharedArguments() {
        final List<String> arguments = new ArrayList<>(List.of("--json", "--baseline", folder().toString()));
        if (forks != null) {
            arguments.addAll(List.of("--forks", forks.toString()));
        }
        return arguments;
    }

    /** Of its gates on the unchanged tree, besides. */
    private List<String> unchangedArguments() {
        final List<String> arguments = new ArrayList<>();
        if (isShort) {
            arguments.add("--short");
        }
        if (only != null) {
            arguments.addAll(List.of("--only", only.pattern()));
        }
        return arguments;
    }

    private int judge(final Gate gate, final BaselineFile file) {
        final GateReport report = gate.judge(file);
        report.warnings().forEach(warning -> console.err().println("tailrace: warning: " + warning));
        if (json) {
            console.out().println(ReportJson.text(report));
        } else {
            ReportText.lines(report).forEach(console.out()::println);
        }
        console.flush();
        return report.isPassed() ? ExitCode.GOOD : ExitCode.NEGATIVE;
    }
}
