package io.tailrace.cli.bench.exposer;

import io.tailrace.cli.console.Text;
import io.tailrace.cli.console.TextTable;
import java.util.List;
import java.util.Locale;

/** A comparison for people and programs. */
final class PeerText {
    private PeerText() {}

    static List<String> lines(final List<PeerMeasurement> measured) {
        final TextTable table = new TextTable(
                "series",
                "server",
                ">page",
                ">asked/s",
                ">p50 ms",
                ">p95 ms",
                ">CPU %",
                ">ceiling/s",
                ">ours/its",
                ">memory");
        for (final PeerMeasurement one : measured) {
            table.add(
                    Text.count(one.size().series),
                    one.server(),
                    Text.bytes(one.ceiling().bodyLengthInBytes()),
                    one.size().perSecond,
                    digits(one.steadyMs(Measurement.P50)),
                    digits(one.steadyMs(Measurement.P95)),
                    one.steadyCpuPercent() < 0 ? "?" : String.format(Locale.ROOT, "%.1f", one.steadyCpuPercent()),
                    Text.count(Math.round(one.ceiling().perSecond())),
                    String.format(Locale.ROOT, "%.2f", one.oursPerPage(ours(measured, one.size()))),
                    one.residentBytes() < 0 ? "?" : Text.bytes(one.residentBytes()));
        }
        return table.lines();
    }

    static PeerMeasurement ours(final List<PeerMeasurement> measured, final PeerSize size) {
        return measured.stream()
                .filter(one -> one.size() == size && one.server().equals(PeerPrograms.OURS))
                .findFirst()
                .orElseThrow();
    }

    private static String digits(final double ms) {
        return String.format(Locale.ROOT, "%.3f", ms);
    }
}
