package io.tailrace.exposer.page;

import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.reader.TelemetryView;
import java.util.List;
import java.util.Objects;

/** One engine, as a view of its log. Event-loop thread. */
public final class ViewSource implements PageSource {
    private final TelemetryView view;
    private List<SeriesTotals> lastSeries;
    private EpochInfo lastEpoch;
    private boolean lastCurrent;
    private long layoutVersion;

    public ViewSource(final TelemetryView view) {
        this.view = view;
    }

    @Override
    public long version() {
        return view.version();
    }

    @Override
    @SuppressWarnings(
            "ReferenceEquality") // the view keeps its list as long as no series is added, and begins another one with
    // an epoch
    public long layoutVersion() {
        if (lastSeries != view.series()
                || !Objects.equals(lastEpoch, view.epoch())
                || lastCurrent != view.isCurrent()) {
            lastSeries = view.series();
            lastEpoch = view.epoch();
            lastCurrent = view.isCurrent();
            layoutVersion++;
        }
        return layoutVersion;
    }

    @Override
    public List<PagePart> parts() {
        return List.of(PagePart.ofOne(view.epoch(), view.isCurrent(), view.series()));
    }
}
