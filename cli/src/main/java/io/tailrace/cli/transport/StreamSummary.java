package io.tailrace.cli.transport;

import io.tailrace.cli.console.Json;
import io.tailrace.cli.console.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of streaming a journal.
 *
 * @param journal that was read.
 * @param elapsedNs how long.
 * @param transports how each was at the end.
 */
record StreamSummary(Path journal, long elapsedNs, List<TransportReport> transports) {
    /** What the object says of itself. */
    static final String SCHEMA = "tailrace.stream.v1";

    private static final double NS_PER_SECOND = 1e9;

    boolean isGood() {
        return transports.stream().allMatch(TransportReport::isGood);
    }

    String json() {
        return Json.object(json -> {
            json.writeStringProperty("schema", SCHEMA);
            json.writeStringProperty("journal", journal.toString());
            json.writeNumberProperty("elapsed_s", elapsedNs / NS_PER_SECOND);
            json.writeBooleanProperty("good", isGood());
            json.writeArrayPropertyStart("transports");
            transports.forEach(transport -> transport.write(json));
            json.writeEndArray();
        });
    }

    List<String> lines() {
        final List<String> lines = new ArrayList<>();
        lines.add(journal + " for " + Text.time(elapsedNs));
        transports.forEach(transport -> lines.add(transport.line()));
        return lines;
    }
}
