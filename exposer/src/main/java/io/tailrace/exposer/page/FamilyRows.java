package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.FamilyType;
import io.tailrace.codec.prometheus.PrometheusTextWriter;
import java.util.List;

/** A family as it stands on a page: its lines HELP and TYPE, and its series in their order. */
record FamilyRows(String name, FamilyType type, String help, List<SeriesRow> rows) {
    void write(final PrometheusTextWriter writer) {
        writer.family(name, type, help);
        rows.forEach(row -> row.write(writer));
    }
}
