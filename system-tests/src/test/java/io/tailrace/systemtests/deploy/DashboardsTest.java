package io.tailrace.systemtests.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Dashboards that ship with Tailrace (R-C8). That their queries return data is for {@code MonitoringTest} to show. */
class DashboardsTest {
    private static final Path DEPLOY = Tailrace.ROOT.resolve("deploy");
    private static final Path GRAFANA = DEPLOY.resolve("grafana");

    private static final String BAD = """
            {"uid": "u", "title": "t", "panels": [
              {"id": 1, "type": "timeseries", "title": "a", "description": "d", "gridPos": {"x": 0, "y": 0, "w": 8, "h": 7},
               "targets": [{"refId": "A", "expr": "up", "datasource": {"uid": "${datasource}"}},
                           {"refId": "A", "expr": "up", "datasource": {"uid": "mine"}}]},
              {"id": 1, "type": "timeseries", "title": "b", "gridPos": {"x": 7, "y": 6, "w": 8, "h": 7}},
              {"id": 2, "type": "row", "title": "c", "gridPos": {"x": 20, "y": 20, "w": 8, "h": 1}}]}
            """;

    /** Series that exist only where something went wrong, or only with TLS: a panel of them would be empty. */
    private static final Set<String> WITHOUT_A_PANEL = Set.of(
            "metrics_export_submission_block_total",
            "metrics_export_descriptor_version_skew_total",
            "tls_certificate_expires_timestamp_seconds");

    @Test
    void shouldBeAsGrafanaTakesThem() throws IOException {
        final List<String> faults = new ArrayList<>();
        final List<Dashboard> dashboards = new ArrayList<>(Dashboard.in(GRAFANA.resolve("dashboards")));
        dashboards.addAll(Dashboard.in(Tailrace.ROOT.resolve("samples/service/grafana")));
        dashboards.forEach(dashboard -> faults.addAll(dashboard.faults()));
        assertEquals(List.of(), faults);
        assertEquals(
                dashboards.size(),
                dashboards.stream()
                        .map(it -> it.root().path("uid").asString())
                        .distinct()
                        .count());
    }

    @Test
    void shouldTellWhatGrafanaWouldNotShow() {
        assertEquals(
                List.of(
                        "bad.json: no description",
                        "bad.json, a: two queries with one refId",
                        "bad.json, a: the data source cannot be chosen",
                        "bad.json, b: its id is taken",
                        "bad.json, b: lies over another panel, or outside",
                        "bad.json, b: no description",
                        "bad.json, b: no query",
                        "bad.json, c: lies over another panel, or outside"),
                Dashboard.of("bad.json", BAD).faults());
    }

    @Test
    void shouldSpeakOfSeriesThatExist() throws IOException {
        final KnownSeries known = new KnownSeries(RuleFaults.recorded(Rule.in(DEPLOY.resolve("prometheus/rules"))));
        final List<String> faults = new ArrayList<>();
        for (final Dashboard dashboard : Dashboard.in(GRAFANA.resolve("dashboards"))) {
            for (final Dashboard.Query query : dashboard.queries()) {
                known.faults(query.toTry()).forEach(fault -> faults.add(query.where() + ": " + fault));
            }
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void shouldBeProvisionedWithTheScrapeIntervalOfPrometheus() throws IOException {
        final JsonNode source =
                yaml(GRAFANA.resolve("provisioning/datasources/tailrace.yml")).at("/datasources/0");
        final JsonNode prometheus = yaml(DEPLOY.resolve("prometheus/prometheus.yml"));
        assertEquals("prometheus", source.path("type").asString());
        assertEquals(
                prometheus.at("/global/scrape_interval").asString(),
                source.at("/jsonData/timeInterval").asString());
        final JsonNode provider =
                yaml(GRAFANA.resolve("provisioning/dashboards/tailrace.yml")).at("/providers/0");
        assertTrue(provider.at("/options/path").asString().startsWith("/"));
    }

    @Test
    void shouldLookAtEveryAlertedFamilyOnSomeDashboard() throws IOException {
        final List<String> shown = new ArrayList<>();
        for (final Dashboard dashboard : Dashboard.in(GRAFANA.resolve("dashboards"))) {
            dashboard.queries().forEach(query -> shown.addAll(names(query.toTry())));
        }
        final List<Rule> rules = Rule.in(DEPLOY.resolve("prometheus/rules"));
        rules.stream()
                .filter(rule -> shown.contains(rule.name()))
                .forEach(rule -> shown.addAll(names(rule.expression())));
        final List<String> hidden = new ArrayList<>();
        for (final Rule rule : rules) {
            names(rule.expression()).stream()
                    .filter(name -> !shown.contains(name) && !WITHOUT_A_PANEL.contains(name))
                    .forEach(name -> hidden.add(rule.name() + ": " + name));
        }
        assertEquals(List.of(), hidden);
    }

    private static List<String> names(final String expression) {
        return PromQl.selectors(expression).stream().map(Selector::name).toList();
    }

    private static JsonNode yaml(final Path file) throws IOException {
        return new YAMLMapper().readTree(Files.readString(file));
    }
}
