package io.tailrace.systemtests.thirdparty;

import io.tailrace.engine.compare.Bootstrap;
import io.tailrace.engine.compare.Interval;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Prints what an agent costs: medians of the rounds' ratios to no agent, with their 95 % bootstrap intervals. */
final class CostReport {
    private static final Bootstrap BOOTSTRAP = new Bootstrap(10_000, 0.95, 1);

    private CostReport() {}

    /** Of a server; the arm called {@code with} is the one with the agent whose own threads are told. */
    static <A extends Enum<A>> void tellServer(
            final String what, final Map<A, List<LoadedServer.Load>> rounds, final A without, final A with) {
        tell(what + ", requests a second", rounds, LoadedServer.Load::perSecond, without);
        tell(what + ", p99 in us", rounds, LoadedServer.Load::p99Us, without);
        tell(what + ", p99.9 in us", rounds, LoadedServer.Load::p999Us, without);
        tell(what + ", CPU of a request in us", rounds, LoadedServer.Load::cpuUs, without);
        System.out.printf(
                Locale.ROOT,
                "AGENT COST %s, the agent's own threads: %.2f ms of CPU a second, %.2f %% of the process's (medians of %d runs)%n",
                what,
                Bootstrap.median(column(rounds.get(with), LoadedServer.Load::agentMs)),
                Bootstrap.median(column(rounds.get(with), LoadedServer.Load::agentPercent)),
                rounds.get(with).size());
    }

    static <A extends Enum<A>, T> void tell(
            final String what, final Map<A, List<T>> rounds, final ToDoubleFunction<T> figure, final A without) {
        final double[] bare = column(rounds.get(without), figure);
        for (final Map.Entry<A, List<T>> arm : new EnumMap<>(rounds).entrySet()) {
            final double[] with = column(arm.getValue(), figure);
            if (arm.getKey() == without) {
                continue;
            }
            final double[] ratios = new double[with.length];
            for (int i = 0; i < ratios.length; i++) {
                ratios[i] = with[i] / bare[i];
            }
            final Interval ratio = BOOTSTRAP.interval(ratios, Bootstrap::median);
            System.out.printf(
                    Locale.ROOT,
                    "AGENT COST %s: %s %.1f, %s %.1f (medians), ratio %.4f [%.4f, %.4f], %d rounds%n",
                    what,
                    without,
                    Bootstrap.median(bare.clone()),
                    arm.getKey(),
                    Bootstrap.median(with),
                    ratio.estimate(),
                    ratio.low(),
                    ratio.high(),
                    ratios.length);
        }
    }

    private static <T> double[] column(final List<T> rows, final ToDoubleFunction<T> figure) {
        return rows.stream().mapToDouble(figure).toArray();
    }
}
