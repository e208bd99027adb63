package io.tailrace.cli.stat;

import io.tailrace.cli.console.Text;
import io.tailrace.cli.console.TextTable;
import io.tailrace.cli.contracts.text.Printable;
import io.tailrace.engine.health.ReadinessCause;
import io.tailrace.engine.reader.EpochInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One engine as lines. Texts out of the journal are cleaned. Stateless. */
final class EngineLines {
    private static final double PER_MILLE_IN_PERCENT = 10;

    private EngineLines() {}

    /** Who it is and whether it lives. */
    static String title(final EngineReading engine) {
        final EpochInfo epoch = engine.epoch();
        if (epoch == null) {
            return "(nobody yet)  " + Printable.plain(engine.journal().toString());
        }
        return Printable.plain(epoch.service()) + "  " + Printable.plain(epoch.instance()) + "  build "
                + Printable.plain(epoch.buildVersion()) + "  pid " + epoch.pid() + "  " + life(engine.life());
    }

    private static String life(final Life life) {
        return switch (life.state()) {
            case LIVE -> "LIVE since " + Text.moment(life.sinceNs());
            case IDLE -> "IDLE: nothing recorded since " + Text.moment(life.sinceNs());
            case STALE -> "STALE: the process is there, but gives no sign of life since " + Text.moment(life.sinceNs());
            case CLOSED -> "CLOSED in order at " + Text.moment(life.sinceNs());
            case DEAD -> "DEAD: the process has gone; its last sign of life was at " + Text.moment(life.sinceNs());
        };
    }

    /** What is to be known of it besides its series. */
    static List<String> facts(final EngineReading engine) {
        final List<String> lines = new ArrayList<>();
        final EpochInfo epoch = engine.epoch();
        lines.add("  journal " + Printable.plain(engine.journal().toString()) + "  "
                + Text.bytes(engine.size().bytes()) + " in " + engine.size().files()
                + (engine.size().files() == 1 ? " file" : " files"));
        if (epoch == null) {
            return lines;
        }
        lines.add("  epoch " + epoch.epoch() + " since " + Text.moment(epoch.startedAtNs()) + "  restarts "
                + epoch.restarts() + "  " + health(engine) + "  "
                + SeriesTable.decimal(engine.intervalNs() <= 0 ? 0 : engine.samples() * 1e9 / engine.intervalNs())
                + " samples/s over " + Text.time(engine.intervalNs()) + "  refused " + Text.count(engine.refusedTotal())
                + (engine.refused() > 0 ? " (" + Text.count(engine.refused()) + " of them now)" : ""));
        if (!engine.isCurrent()) {
            lines.add("  ! frames are missing: these are the values of before; the next checkpoint brings new ones");
        }
        if (!engine.isAtEnd()) {
            lines.add("  ! behind: the journal is written faster than it is read here");
        }
        if (engine.lostFrames() > 0) {
            lines.add(
                    "  ! " + Text.count(engine.lostFrames()) + " frames were deleted or damaged before they were read");
        }
        engine.damage().forEach(what -> lines.add("  ! " + Printable.of(what)));
        return lines;
    }

    private static String health(final EngineReading engine) {
        if (engine.status() == null) {
            return "no sign of life yet";
        }
        final String ring =
                String.format(Locale.ROOT, "ring %.1f %%", engine.status().occupancyPermille() / PER_MILLE_IN_PERCENT);
        final String causes = engine.status().causes().stream()
                .map(ReadinessCause::key)
                .sorted()
                .collect(Collectors.joining(", "));
        return ring + "  " + (causes.isEmpty() ? "ready" : "not ready: " + causes);
    }

    /** The rows of its series that are to be shown, headings first; empty if there are none. */
    static List<String> series(final EngineReading engine, final StatLook look, final int width) {
        final List<SeriesReading> shown = engine.series().stream()
                .filter(series -> look.withZero() || !series.isZero())
                .toList();
        if (shown.isEmpty()) {
            return List.of();
        }
        return SeriesTable.lines(look.order().sorted(shown, look.ofTotal()), look.ofTotal(), width);
    }

    /** How many series are not shown because they never had anything. */
    static long hidden(final EngineReading engine, final StatLook look) {
        return look.withZero()
                ? 0
                : engine.series().stream().filter(SeriesReading::isZero).count();
    }

    /** The rows of its channels, headings first; empty if none is open. */
    static List<String> channels(final EngineReading engine) {
        if (engine.channels().isEmpty()) {
            return List.of();
        }
        final TextTable table =
                new TextTable("channel", ">samples/s", ">refused now", ">refused", ">accepted", ">ring");
        for (final ChannelReading channel : engine.channels()) {
            table.add(
                    Printable.plain(channel.totals().name()),
                    SeriesTable.decimal(channel.rate()),
                    Text.count(channel.refused()),
                    Text.count(channel.totals().refused()),
                    Text.count(channel.totals().accepted()),
                    Text.count(channel.totals().ringSamples()));
        }
        return table.lines();
    }
}
