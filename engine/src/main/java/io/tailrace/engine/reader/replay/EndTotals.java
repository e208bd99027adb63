package io.tailrace.engine.reader.replay;

import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.reader.TelemetryView;
import java.io.OutputStream;

/** The totals at the end of a range that has no beginning: the state that a scrape would have shown then. */
final class EndTotals {
    private EndTotals() {}

    static Replay replay(final ReplayQuery query, final OutputStream out) {
        final TelemetryView view = new TelemetryView();
        return new Replay(query, view, () -> {
            write(query, view, out);
            return view.isCurrent() ? 1 : 0;
        });
    }

    private static void write(final ReplayQuery query, final TelemetryView view, final OutputStream out) {
        final TotalsPage page = new TotalsPage();
        for (final SeriesTotals series : view.series()) {
            if (query.selects(view.epoch(), series.info())) {
                page.add(view.epoch(), series.info(), series.counterTotal(), series.gaugeValue(), series.histogram());
            }
        }
        page.writeTo(out);
    }
}
