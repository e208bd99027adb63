package io.tailrace.report.data;

import io.tailrace.engine.bucket.BucketLayout;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.SeriesInfo;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Writes a journal's part of the data. */
final class DigestJson {
    private static final double NS_PER_MS = 1e6;

    private DigestJson() {}

    static JournalFacts write(final PageJson json, final ReportedJournal journal, final ShownSeries shown) {
        final JournalDigest digest = journal.digest();
        final FactListener found = digest.facts();
        final List<ReportEvent> events = found.events();
        final List<ReportedEpoch> epochs = found.epochs();
        final long first = digest.isEmpty() ? 0 : digest.firstColumn();
        long samples = 0;
        long refused = 0;
        for (final FlowColumn column : digest.flow().values()) {
            samples = BucketRun.saturatingSum(samples, column.samples());
            refused = BucketRun.saturatingSum(refused, column.refused());
        }
        json.beginObject();
        json.property("name", journal.name());
        json.name("columnMs").value(digest.columnNs() / NS_PER_MS);
        json.name("startMs").value(digest.columnNs() / NS_PER_MS * first);
        json.property("length", digest.length());
        json.property("samples", samples).property("refused", refused);
        json.property("gaps", found.gaps()).property("badFrames", found.badFrames());
        json.name("leftOut").beginArray();
        shown.leftOut().forEach(json::value);
        json.endArray();
        json.name("epochs").beginArray();
        epochs.forEach(epoch -> write(json, epoch));
        json.endArray();
        json.name("events").beginArray();
        events.forEach(event -> write(json, event));
        json.endArray();
        flow(json, digest, first);
        json.name("histograms").beginArray();
        shown.histograms().forEach(columns -> histogram(json, columns, shown.bytes(columns)));
        json.endArray();
        json.name("scalars").beginArray();
        shown.scalars().forEach(columns -> scalar(json, columns, first));
        json.endArray();
        json.endObject();
        return new JournalFacts(
                digest.length(),
                digest.columnNs(),
                samples,
                refused,
                epochs.size(),
                found.gaps(),
                found.badFrames(),
                events.size(),
                shown.histograms().size(),
                shown.scalars().size(),
                shown.leftOut());
    }

    static String unit(final Unit unit) {
        return switch (unit) {
            case SECONDS, MILLISECONDS -> "time";
            case BYTES -> "bytes";
            case NONE -> "none";
            case MILLIONTHS -> "millionths";
        };
    }

    private static void write(final PageJson json, final ReportedEpoch epoch) {
        final EpochInfo info = epoch.info();
        json.beginObject();
        json.property("epoch", info.epoch());
        json.name("fromMs").value(info.startedAtNs() / NS_PER_MS);
        json.name("toMs").value(epoch.lastNs() / NS_PER_MS);
        json.property("service", info.service()).property("instance", info.instance());
        json.property("build", info.buildVersion()).property("pid", info.pid());
        json.property("restarts", info.restarts());
        json.name("amnesia").value(info.amnesia());
        json.name("resumed").value(info.resumed());
        json.name("labels").beginObject();
        info.extraLabels().forEach(json::property);
        json.endObject();
        json.endObject();
    }

    private static void write(final PageJson json, final ReportEvent event) {
        json.beginArray();
        json.value(event.fromNs() / NS_PER_MS).value(event.toNs() / NS_PER_MS);
        json.value(event.kind()).value(event.level()).value(event.text());
        json.endArray();
    }

    private static void flow(final PageJson json, final JournalDigest digest, final long first) {
        json.name("flow").beginObject();
        json.name("c").beginArray();
        digest.flow().keySet().forEach(column -> json.value(column - first));
        json.endArray();
        flow(json, "samples", digest, FlowColumn::samples);
        flow(json, "refused", digest, FlowColumn::refused);
        flow(json, "covered", digest, column -> column.coveredNs() / NS_PER_MS);
        flow(
                json,
                "occupancy",
                digest,
                column -> column.occupancyPermille() < 0 ? Double.NaN : column.occupancyPermille());
        flow(json, "lag", digest, column -> column.journalLagMs() < 0 ? Double.NaN : column.journalLagMs());
        json.endObject();
    }

    private static void flow(
            final PageJson json,
            final String name,
            final JournalDigest digest,
            final ToDoubleFunction<FlowColumn> value) {
        json.name(name).beginArray();
        digest.flow().values().forEach(column -> json.value(value.applyAsDouble(column)));
        json.endArray();
    }

    private static void histogram(final PageJson json, final HistogramColumns columns, final byte[] bytes) {
        final BucketLayout layout = columns.layout();
        json.beginObject();
        series(json, columns.info());
        json.property("samples", columns.samples());
        json.property("u", layout.unitMagnitude()).property("h", layout.halfMagnitude());
        json.property("d", ColumnBytes.base64(bytes));
        json.endObject();
    }

    private static void scalar(final PageJson json, final ScalarColumns columns, final long first) {
        final boolean isCounter = columns.info().metric().type() == MetricType.COUNTER;
        final Unit unit = columns.info().metric().unit();
        json.beginObject();
        series(json, columns.info());
        json.property("type", columns.info().metric().type().name().toLowerCase(Locale.ROOT));
        json.name("c").beginArray();
        columns.columns().keySet().forEach(column -> json.value(column - first));
        json.endArray();
        json.name("v").beginArray();
        columns.columns().values().forEach(value -> json.value(isCounter ? unit.toExposed(value) : value));
        json.endArray();
        json.endObject();
    }

    private static void series(final PageJson json, final SeriesInfo info) {
        json.property("name", info.metric().name());
        json.property("help", info.metric().help());
        json.property("unit", unit(info.metric().unit()));
        json.property("version", info.metric().versionMajor());
        json.name("own").value(info.metric().firstParty());
        json.name("labels").beginArray();
        for (int i = 0; i < info.labelValues().size(); i++) {
            json.beginArray()
                    .value(info.metric().labelNames().get(i))
                    .value(info.labelValues().get(i))
                    .endArray();
        }
        json.endArray();
    }
}
