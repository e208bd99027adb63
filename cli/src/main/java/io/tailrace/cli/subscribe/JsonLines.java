package io.tailrace.cli.subscribe;

import io.tailrace.cli.console.Json;
import io.tailrace.cli.console.Text;
import io.tailrace.stream.v1.Delivery;
import io.tailrace.stream.v1.Gap;
import io.tailrace.stream.v1.Metric;
import io.tailrace.stream.v1.Series;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** A JSON object for each delivery, as {@code subscribe.v1.schema.json} has it. One thread. */
final class JsonLines implements DeliveryLines {
    /** What each line says of itself. */
    static final String SCHEMA = "tailrace.subscribe.v1";

    private static final long NS_PER_MS = 1_000_000;

    private final StreamNames names = new StreamNames();
    private final JsonValues values = new JsonValues(names);

    @Override
    public List<String> of(final Delivery delivery) {
        names.learn(delivery);
        final String line = Json.object(json -> {
            json.writeStringProperty("schema", SCHEMA);
            json.writeStringProperty("type", type(delivery));
            json.writeNumberProperty("sequence", delivery.getSequence());
            json.writeBooleanProperty("duplicate", delivery.getDuplicate());
            json.writeNumberProperty(
                    "epoch", Integer.toUnsignedLong(delivery.getPosition().getEpoch()));
            json.writeNumberProperty("frame", delivery.getPosition().getFrameSequence());
            content(json, delivery);
        });
        delivery.getEnded().getSeriesIdsList().forEach(names::forget);
        return List.of(line);
    }

    private static String type(final Delivery delivery) {
        return delivery.hasEpoch() ? "start" : delivery.getContentCase().name().toLowerCase(Locale.ROOT);
    }

    private void content(final JsonGenerator json, final Delivery delivery) {
        switch (delivery.getContentCase()) {
            case EPOCH -> start(json, delivery);
            case METRIC -> metric(json, delivery.getMetric());
            case SERIES -> series(json, delivery.getSeries());
            case SNAPSHOT -> {
                json.writeNumberProperty(
                        "interval_ms",
                        Math.round((delivery.getSnapshot().getToNs()
                                        - delivery.getSnapshot().getFromNs())
                                / (double) NS_PER_MS));
                values.snapshot(json, delivery.getSnapshot());
            }
            case CHECKPOINT -> values.snapshot(json, delivery.getCheckpoint());
            case SAMPLES -> values.samples(json, delivery.getSamples());
            case GAP -> gap(json, delivery.getGap());
            case ENDED -> {
                json.writeArrayPropertyStart("ids");
                delivery.getEnded().getSeriesIdsList().forEach(id -> json.writeNumber(Integer.toUnsignedLong(id)));
                json.writeEndArray();
            }
            default -> {
                // of a later version
            }
        }
    }

    private static void start(final JsonGenerator json, final Delivery delivery) {
        final var epoch = delivery.getEpoch();
        json.writeStringProperty("t", Text.moment(epoch.getStartedAtNs()));
        json.writeStringProperty("service", epoch.getService());
        json.writeStringProperty("instance", epoch.getInstance());
        json.writeStringProperty("build_version", epoch.getBuildVersion());
        json.writeNumberProperty("restarts", epoch.getRestarts());
        json.writeBooleanProperty("resumed", epoch.getResumed());
        json.writeNumberProperty("interval_ms", epoch.getSnapshotIntervalNs() / NS_PER_MS);
        texts(
                json,
                "extra_labels",
                epoch.getExtraLabelsList().stream()
                        .map(label -> label.getName() + "=" + label.getValue())
                        .toList());
    }

    private static void metric(final JsonGenerator json, final Metric metric) {
        json.writeNumberProperty("id", Integer.toUnsignedLong(metric.getMetricId()));
        json.writeStringProperty("metric", metric.getName());
        json.writeStringProperty("kind", word(metric.getType().name(), "METRIC_TYPE_"));
        json.writeStringProperty("unit", word(metric.getUnit().name(), "UNIT_"));
        json.writeStringProperty("help", metric.getHelp());
        json.writeStringProperty("version", metric.getVersionMajor() + "." + metric.getVersionMinor());
        json.writeBooleanProperty("deprecated", metric.getDeprecated());
        texts(json, "label_names", metric.getLabelNamesList());
    }

    private void series(final JsonGenerator json, final Series series) {
        json.writeNumberProperty("id", Integer.toUnsignedLong(series.getSeriesId()));
        json.writeStringProperty("metric", names.name(series.getSeriesId()));
        texts(json, "labels", names.labels(series.getSeriesId()));
    }

    private static void gap(final JsonGenerator json, final Gap gap) {
        json.writeStringProperty("reason", reason(gap));
        json.writeNumberProperty("frames", gap.getFrames());
        json.writeNumberProperty("snapshots", gap.getSnapshots());
        json.writeNumberProperty("samples", gap.getSamples());
    }

    static String reason(final Gap gap) {
        return word(gap.getReason().name(), "GAP_REASON_");
    }

    private static String word(final String name, final String prefix) {
        return (name.startsWith(prefix) ? name.substring(prefix.length()) : name).toLowerCase(Locale.ROOT);
    }

    static void texts(final JsonGenerator json, final String name, final Collection<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
