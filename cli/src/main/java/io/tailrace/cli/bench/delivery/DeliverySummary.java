package io.tailrace.cli.bench.delivery;

import io.tailrace.cli.bench.proxy.InjectedFault;
import io.tailrace.cli.bench.proxy.NetworkFault;
import io.tailrace.cli.console.Json;
import io.tailrace.cli.console.Text;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import tools.jackson.core.JsonGenerator;

/**
 * What came of a run.
 *
 * @param settings what was asked for.
 * @param facts what was measured.
 * @param assertions of the contract.
 */
record DeliverySummary(DeliverySettings settings, DeliveryFacts facts, List<Assertion> assertions) {
    /** What the object says of itself. */
    static final String SCHEMA = "tailrace.bench-delivery.v1";

    private static final double NS_PER_SECOND = 1e9;

    boolean isKept() {
        return assertions.stream().noneMatch(Assertion::isBroken);
    }

    String json() {
        return Json.object(this::write);
    }

    private void write(final JsonGenerator json) {
        json.writeStringProperty("schema", SCHEMA);
        json.writeBooleanProperty("kept", isKept());
        json.writeNumberProperty("seed", settings.seed());
        json.writeNumberProperty("rate", settings.callsPerSecond());
        json.writeNumberProperty("duration_s", settings.durationNs() / NS_PER_SECOND);
        json.writeBooleanProperty("times_gate", settings.gatesTimes());
        json.writeArrayPropertyStart("assertions");
        for (final Assertion assertion : assertions) {
            json.writeStartObject();
            json.writeStringProperty("name", assertion.name());
            json.writeStringProperty("kind", assertion.kind().name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("value", assertion.value());
            json.writeStringProperty("bound", assertion.bound());
            json.writeBooleanProperty("kept", assertion.isKept());
            json.writeBooleanProperty("gates", assertion.gates());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberProperty(
                "recorded",
                facts.undisturbed().calls().count() + facts.disturbed().calls().count());
        json.writeNumberProperty("journaled", facts.journal().samples());
        json.writeNumberProperty("received", facts.stream().ranges().samples());
        json.writeNumberProperty("deliveries", facts.stream().received());
        json.writeNumberProperty("repeated", facts.stream().repeats());
        json.writeNumberProperty("flagged", facts.stream().flagged());
        json.writeNumberProperty("connections", facts.stream().connections());
        json.writeNumberProperty("disruptions", facts.disruptions());
        json.writeNumberProperty("failures", facts.streamFailures());
        json.writeNumberProperty("stalls", facts.stalls());
        json.writeNumberProperty("scrapes", facts.scrapes().pages());
        json.writeNumberProperty("missed_scrapes", facts.missedScrapes());
        json.writeObjectPropertyStart("network_faults");
        injected()
                .forEach((fault, count) ->
                        json.writeNumberProperty(fault.name().toLowerCase(Locale.ROOT), (long) count));
        json.writeEndObject();
        write(json, "record_to_receipt_ns", facts.toStream().delaysNs());
        write(json, "record_to_file_ns", facts.toFile().delaysNs());
        write(json, "page_age_ns", facts.pages().agesNs());
        write(json, "undisturbed_service_ns", facts.undisturbed().calls().serviceNs());
        write(json, "disturbed_service_ns", facts.disturbed().calls().serviceNs());
        write(json, "hiccup_ns", facts.disturbed().hiccups().lateNs());
    }

    private static void write(final JsonGenerator json, final String name, final Histogram histogram) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("count", histogram.getTotalCount());
        json.writeNumberProperty("p50", at(histogram, 50));
        json.writeNumberProperty("p95", at(histogram, 95));
        json.writeNumberProperty("p99", at(histogram, 99));
        json.writeNumberProperty("p999", at(histogram, 99.9));
        json.writeNumberProperty("max", at(histogram, 100));
        json.writeEndObject();
    }

    private static long at(final Histogram histogram, final double percentile) {
        return histogram.getTotalCount() == 0 ? 0 : histogram.getValueAtPercentile(percentile);
    }

    private Map<NetworkFault, Integer> injected() {
        final Map<NetworkFault, Integer> counts = new EnumMap<>(NetworkFault.class);
        for (final NetworkFault fault : NetworkFault.values()) {
            counts.put(fault, 0);
        }
        for (final InjectedFault fault : facts.network()) {
            counts.merge(fault.fault(), 1, Integer::sum);
        }
        return counts;
    }

    /** For people. */
    List<String> lines() {
        final List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%,d calls in %s undisturbed, %,d in %s disturbed; seed %d",
                facts.undisturbed().calls().count(),
                Text.time(facts.undisturbed().elapsedNs()),
                facts.disturbed().calls().count(),
                Text.time(facts.disturbed().elapsedNs()),
                settings.seed()));
        final List<String> faults = new ArrayList<>();
        injected()
                .forEach((fault, count) -> faults.add(count + " " + fault.name().toLowerCase(Locale.ROOT)));
        lines.add("network  " + String.join(", ", faults));
        lines.add(String.format(
                Locale.ROOT,
                "stream   %,d deliveries by %,d connections, %,d of them again, %,d flagged",
                facts.stream().received(),
                facts.stream().connections(),
                facts.stream().repeats(),
                facts.stream().flagged()));
        lines.add(delays("receipt ", facts.toStream().delaysNs()));
        lines.add(delays("file    ", facts.toFile().delaysNs()));
        lines.add(delays("machine ", facts.disturbed().hiccups().lateNs()));
        lines.add("");
        assertions.forEach(assertion -> lines.add(assertion.line()));
        lines.add("");
        lines.add(isKept() ? "kept" : "BROKEN");
        return lines;
    }

    private static String delays(final String name, final Histogram histogram) {
        return name + " p50 " + Text.time(at(histogram, 50)) + ", p95 " + Text.time(at(histogram, 95)) + ", p99 "
                + Text.time(at(histogram, 99)) + ", max " + Text.time(at(histogram, 100));
    }
}
