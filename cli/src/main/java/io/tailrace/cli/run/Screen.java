package io.tailrace.cli.run;

import io.tailrace.cli.console.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** What stands on the screen of a run: 24 lines of 80 columns hold it, and a wider one gives the bar more room. */
final class Screen {
    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    private static final AttributedStyle FAINT = AttributedStyle.DEFAULT.faint();
    private static final AttributedStyle BOLD = AttributedStyle.DEFAULT.bold();
    private static final AttributedStyle GOOD = AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
    private static final AttributedStyle ALARM =
            AttributedStyle.DEFAULT.foreground(AttributedStyle.RED).bold();
    private static final int LABEL_WIDTH = 12;
    private static final int LEAST_BAR = 10;
    private static final int MOST_BAR = 60;
    private static final int BAR_MARGIN = 40;
    private static final double HIGH_WATER_PERCENT = 80;
    private static final long LATE_MS = TimeUnit.SECONDS.toMillis(1);

    private final List<AttributedString> lines = new ArrayList<>();
    private final RunState state;
    private final int width;

    private Screen(final RunState state, final int width) {
        this.state = state;
        this.width = width;
    }

    static List<AttributedString> lines(final RunState state, final int width) {
        final Screen screen = new Screen(state, width);
        screen.head();
        screen.counts();
        screen.pipeline();
        screen.latencies();
        screen.places();
        return screen.lines;
    }

    private void head() {
        final String left = "tailrace run";
        final String right = "epoch " + state.epoch() + "   snapshot " + Text.count(state.snapshotId()) + "   "
                + clock(state.elapsedNs())
                + (state.settings().isTimed() ? " of " + clock(state.settings().durationNs()) : "");
        line(new AttributedStringBuilder()
                .styled(BOLD, left)
                .append(" ".repeat(Math.max(1, width - left.length() - right.length())))
                .styled(FAINT, right));
        blank();
    }

    private void counts() {
        row(
                "operations",
                Text.count(state.stats().operations()),
                String.format(Locale.ROOT, "%,.0f a second", state.operationsPerSecond()),
                PLAIN);
        row("recorded", Text.count(state.stats().accepted()), "", PLAIN);
        row("refused", Text.count(state.stats().refused()), "", state.stats().refused() == 0 ? GOOD : ALARM);
        blank();
    }

    private void pipeline() {
        final double percent = state.occupancyPercent();
        final AttributedStyle style = percent < HIGH_WATER_PERCENT ? GOOD : ALARM;
        final int bar = Math.max(LEAST_BAR, Math.min(MOST_BAR, width - BAR_MARGIN));
        final int filled = (int) Math.ceil(bar * Math.min(percent, 100) / 100);
        line(label("fullest ring")
                .append("[")
                .styled(style, "#".repeat(filled))
                .styled(FAINT, ".".repeat(bar - filled))
                .append(String.format(Locale.ROOT, "] %5.1f %%", percent)));
        line(label("journal lag")
                .styled(state.journalLagMs() < LATE_MS ? GOOD : ALARM, Text.count(state.journalLagMs()) + " ms"));
        final StoreFacts store = state.store();
        line(label("store")
                .styled(BOLD, store.backend())
                .append("  " + Text.count(store.entries()) + " keys, "
                        + Text.count(store.migrations()) + " migrations, "
                        + Text.count(store.compactions()) + " compactions"));
        line(label("")
                .append(String.format(
                        Locale.ROOT, "load factor %.2f, tombstones %.2f", store.loadFactor(), store.tombstoneRatio())));
        blank();
    }

    private void latencies() {
        final List<String> table = LatencyTable.of(state.latencies());
        line(new AttributedStringBuilder().styled(FAINT, table.get(0)));
        table.stream().skip(1).forEach(text -> line(new AttributedStringBuilder().append(text)));
        final Percentiles last = state.lastSecond();
        line(new AttributedStringBuilder()
                .styled(FAINT, "last second: ")
                .append(Text.count(last.count()) + "  p50 " + Text.time(last.p50()) + "  p99 " + Text.time(last.p99())
                        + "  p99.9 " + Text.time(last.p999()) + "  max " + Text.time(last.max())));
        if (state.missedFrames() > 0) {
            line(new AttributedStringBuilder()
                    .styled(
                            ALARM,
                            "this screen missed " + Text.count(state.missedFrames())
                                    + " frames; the summary is made from the journal and is whole"));
        }
        blank();
    }

    private void places() {
        line(label("metrics").append(state.address() + "/metrics"));
        line(label("journal").append(state.settings().journalPlace()));
        line(label("ticks").append(state.settings().ticksPlace()));
        blank();
        line(new AttributedStringBuilder().styled(FAINT, "Ctrl-C ends the run and prints its summary"));
    }

    private void row(final String name, final String value, final String note, final AttributedStyle style) {
        line(label(name)
                .styled(style, String.format(Locale.ROOT, "%18s", value))
                .append("   " + note));
    }

    private static AttributedStringBuilder label(final String name) {
        return new AttributedStringBuilder().styled(FAINT, String.format(Locale.ROOT, "%-" + LABEL_WIDTH + "s ", name));
    }

    private void line(final AttributedStringBuilder text) {
        lines.add(text.toAttributedString());
    }

    private void blank() {
        lines.add(AttributedString.EMPTY);
    }

    private static String clock(final long ns) {
        final long seconds = TimeUnit.NANOSECONDS.toSeconds(ns);
        return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }
}
