package io.tailrace.samples.kvstore.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.Exposer;
import io.tailrace.exposer.ExposerContext;
import io.tailrace.samples.kvstore.KvWorkload;
import io.tailrace.samples.kvstore.KvWorkloadConfig;
import io.tailrace.samples.kvstore.SteppingClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A tick against what an HTTP client is shown at the snapshot that the tick names. */
class TickMetricsPageTest {
    private static final Pattern BUCKET =
            Pattern.compile("kvstore_operation_latency_seconds_bucket\\{.*op=\"(\\w+)\".*le=\"([^\"]+)\".*\\} (\\d+)");
    private static final Pattern SNAPSHOTS = Pattern.compile("tailrace_snapshots_total\\{.*\\} (\\d+)");

    private final SteppingClock clock = new SteppingClock(1, 16_000);
    private final List<String> lines = new ArrayList<>();

    @Test
    void shouldHaveTheBucketsThatTheMetricsPageHas() throws Exception {
        try (TelemetryEngine engine = TelemetryEngine.launch(
                        new EngineContext().threadingMode(ThreadingMode.INVOKER).clock(clock));
                Exposer exposer = Exposer.launch(new ExposerContext(), engine::openTailer, EngineClock.system())) {
            run(engine);
            final JsonNode tick = TickSchema.check(lines.get(lines.size() - 1));
            final String page = pageOf(tick.get("snapshot").asLong(), exposer);
            final Map<String, Long> shown = new HashMap<>();
            for (final Matcher line = BUCKET.matcher(page); line.find(); ) {
                shown.put(line.group(1) + " " + toMs(line.group(2)), Long.parseLong(line.group(3)));
            }
            final Map<String, Long> told = new HashMap<>();
            for (final String operation : List.of("put", "get", "del")) {
                for (final JsonNode bucket : tick.get("latency_hist_ms").get(operation)) {
                    told.put(
                            operation + " " + toMs(bucket.get("le")),
                            bucket.get("count").asLong());
                }
            }
            assertEquals(shown, told);
        }
    }

    private void run(final TelemetryEngine engine) {
        final KvWorkload workload =
                new KvWorkload(engine, KvWorkloadConfig.builder().build(), clock, task -> {
                    throw new AssertionError("no thread may be started");
                });
        final TickWriter writer = new TickWriter(workload, engine, lines::add, clock, TickWriter.DEFAULT_INTERVAL_NS);
        while (lines.size() < 2) {
            workload.invoke();
            engine.invoke();
            writer.doWork();
        }
        workload.stop();
        engine.flush(0);
        writer.onClose();
    }

    /** The exposer reads on a thread of its own: asks again until its page is that of the snapshot, which is the last one. */
    private static String pageOf(final long snapshotId, final Exposer exposer)
            throws IOException, InterruptedException {
        final HttpClient client = HttpClient.newHttpClient();
        final URI uri = URI.create("http://127.0.0.1:" + exposer.address().getPort() + "/metrics");
        while (true) {
            final String page = client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            final Matcher snapshots = SNAPSHOTS.matcher(page);
            if (snapshots.find() && Long.parseLong(snapshots.group(1)) == snapshotId) {
                return page;
            }
        }
    }

    private static double toMs(final String seconds) {
        return seconds.equals("+Inf") ? Double.POSITIVE_INFINITY : Math.rint(Double.parseDouble(seconds) * 1e9) / 1e6;
    }

    private static double toMs(final JsonNode milliseconds) {
        return milliseconds.isNumber() ? milliseconds.asDouble() : Double.POSITIVE_INFINITY;
    }
}
