package io.tailrace.cli.subscribe;

import io.tailrace.cli.console.Text;
import io.tailrace.stream.v1.CounterValue;
import io.tailrace.stream.v1.Delivery;
import io.tailrace.stream.v1.Epoch;
import io.tailrace.stream.v1.Gap;
import io.tailrace.stream.v1.GaugeValue;
import io.tailrace.stream.v1.HistogramValue;
import io.tailrace.stream.v1.SampleBlock;
import io.tailrace.stream.v1.Snapshot;
import io.tailrace.stream.v1.Unit;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Lines for people: one for each value that changed. One thread. */
final class TextLines implements DeliveryLines {
    private static final long MILLIONTHS = 1_000_000;
    private static final String NO_TIME = " ".repeat(Text.moment(0).length());

    private final StreamNames names = new StreamNames();

    @Override
    public List<String> of(final Delivery delivery) {
        names.learn(delivery);
        final List<String> lines = switch (delivery.getContentCase()) {
            case EPOCH -> List.of(start(delivery.getEpoch()));
            case SNAPSHOT -> values(delivery.getSnapshot());
            case CHECKPOINT -> List.of(checkpoint(delivery.getCheckpoint()));
            case SAMPLES -> List.of(samples(delivery.getSamples()));
            case GAP -> List.of(gap(delivery.getGap()));
            case ENDED -> ended(delivery);
            default -> List.of();
        };
        return delivery.getDuplicate()
                ? lines.stream().map(line -> line + "  (again)").toList()
                : lines;
    }

    private static String start(final Epoch epoch) {
        return StreamNames.plain(Text.moment(epoch.getStartedAtNs()) + "  start  epoch "
                + Integer.toUnsignedString(epoch.getEpoch()) + "  service " + epoch.getService() + "  instance "
                + epoch.getInstance() + "  build_version " + epoch.getBuildVersion());
    }

    private List<String> values(final Snapshot snapshot) {
        final String time = Text.moment(snapshot.getToNs()) + "  ";
        final List<String> lines = new ArrayList<>();
        for (final CounterValue counter : snapshot.getCountersList()) {
            lines.add(time + names.text(counter.getSeriesId()) + "  total "
                    + total(
                            counter.getTotal(),
                            names.metricOf(counter.getSeriesId()).getUnit()));
        }
        for (final GaugeValue gauge : snapshot.getGaugesList()) {
            lines.add(time + names.text(gauge.getSeriesId()) + "  value " + gauge.getValue());
        }
        for (final HistogramValue histogram : snapshot.getHistogramsList()) {
            lines.add(time + names.text(histogram.getSeriesId()) + "  "
                    + HistogramText.text(histogram, names.metricOf(histogram.getSeriesId())));
        }
        return lines;
    }

    /** Exact, so that each line shows what was added. */
    private static String total(final long total, final Unit unit) {
        final BigInteger recorded = new BigInteger(Long.toUnsignedString(total));
        return switch (unit) {
            case UNIT_SECONDS -> Text.exact(recorded, TimeUnit.SECONDS.toNanos(1)) + " s";
            case UNIT_MILLISECONDS -> Text.exact(recorded, TimeUnit.MILLISECONDS.toNanos(1)) + " ms";
            case UNIT_MILLIONTHS -> Text.exact(recorded, MILLIONTHS);
            default -> recorded.toString();
        };
    }

    private static String checkpoint(final Snapshot checkpoint) {
        final int series =
                checkpoint.getCountersCount() + checkpoint.getGaugesCount() + checkpoint.getHistogramsCount();
        return Text.moment(checkpoint.getToNs()) + "  checkpoint  series " + series;
    }

    private static String samples(final SampleBlock block) {
        return Text.moment(block.getFromNs()) + "  samples " + block.getSequencesCount() + "  channel "
                + StreamNames.plain(block.getChannel())
                + (block.getGivenUp() == 0 ? "" : "  given_up " + Long.toUnsignedString(block.getGivenUp()));
    }

    private static String gap(final Gap gap) {
        return (gap.getToNs() == 0 ? NO_TIME : Text.moment(gap.getToNs())) + "  gap  reason " + JsonLines.reason(gap)
                + "  frames " + Long.toUnsignedString(gap.getFrames()) + "  snapshots "
                + Long.toUnsignedString(gap.getSnapshots()) + "  samples " + Long.toUnsignedString(gap.getSamples());
    }

    private List<String> ended(final Delivery delivery) {
        final List<String> lines = new ArrayList<>();
        for (final int seriesId : delivery.getEnded().getSeriesIdsList()) {
            lines.add(NO_TIME + "  ended  " + names.text(seriesId));
            names.forget(seriesId);
        }
        return lines;
    }
}
