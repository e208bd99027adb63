package io.tailrace.cli.bench;

import io.tailrace.cli.bench.delivery.DeliveryCommand;
import io.tailrace.cli.bench.exposer.ExposerCommand;
import io.tailrace.cli.bench.plot.PlotCommand;
import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code tailrace bench}: only holds what measures and what draws it. */
@Command(
        name = "bench",
        description = "Measures what recording and serving cost on this machine, and draws it.",
        footer = {
            "",
            "Examples:",
            "  tailrace bench record --duration 20s                    measure, and judge by the contract",
            "  tailrace bench exposer                                  measure /metrics, /healthz and /readyz, and judge",
            "  tailrace bench delivery                                 everything behind recording fails, and nothing is lost",
            "  tailrace bench plot tailrace-hlog/*.hlog -o plot.svg    draw what was measured",
        })
public final class BenchCommand implements Callable<Integer> {
    /**
     * What is below it.
     *
     * @param console where they print, and what ends them.
     * @return commands, each of its own class.
     */
    public static List<Object> subcommands(final Console console) {
        return List.of(
                new RecordCommand(console),
                new ExposerCommand(console),
                new DeliveryCommand(console),
                new PlotCommand(console));
    }

    @Override
    public Integer call() {
        throw CommandFault.wrongUsage(
                "no command given",
                "tailrace bench",
                "say record, exposer, delivery or plot; tailrace bench --help shows all");
    }
}
