package io.tailrace.systemtests.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A dashboard of Grafana.
 *
 * @param file its name.
 * @param root of its JSON.
 */
public record Dashboard(String file, JsonNode root) {
    private static final int COLUMNS = 24;

    /**
     * A query of a panel.
     *
     * @param where dashboard and panel, for messages.
     * @param expression in PromQL, with Grafana's variables.
     */
    public record Query(String where, String expression) {
        /** As Grafana sends it when all services are chosen and the scrape interval is a second. */
        public String toTry() {
            return expression
                    .replace("$__rate_interval", "10s")
                    .replace("$service", ".*")
                    .replace("$instance", ".*");
        }
    }

    /** Those of all files of a folder. */
    public static List<Dashboard> in(final Path folder) throws IOException {
        final List<Dashboard> dashboards = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (final Path file : files.sorted().toList()) {
                dashboards.add(of(file.getFileName().toString(), Files.readString(file)));
            }
        }
        return dashboards;
    }

    static Dashboard of(final String file, final String json) {
        return new Dashboard(file, JsonMapper.shared().readTree(json));
    }

    /** All queries of all panels. */
    public List<Query> queries() {
        final List<Query> queries = new ArrayList<>();
        for (final JsonNode panel : root.path("panels")) {
            for (final JsonNode target : panel.path("targets")) {
                queries.add(new Query(where(panel), target.path("expr").asString("")));
            }
        }
        return queries;
    }

    /** What Grafana would not show as it is meant, or would refuse; none if all is well. */
    List<String> faults() {
        final List<String> faults = new ArrayList<>();
        for (final String field : List.of("uid", "title", "description")) {
            if (root.path(field).asString("").isEmpty()) {
                faults.add(file + ": no " + field);
            }
        }
        final Set<Integer> ids = new HashSet<>();
        final boolean[] taken = new boolean[COLUMNS * 1_000];
        for (final JsonNode panel : root.path("panels")) {
            if (!ids.add(panel.path("id").asInt(-1))) {
                faults.add(where(panel) + ": its id is taken");
            }
            if (!place(panel.path("gridPos"), taken)) {
                faults.add(where(panel) + ": lies over another panel, or outside");
            }
            if (!panel.path("type").asString("").equals("row")) {
                checkContent(panel, faults);
            }
        }
        return faults;
    }

    private void checkContent(final JsonNode panel, final List<String> faults) {
        if (panel.path("description").asString("").isEmpty()) {
            faults.add(where(panel) + ": no description");
        }
        if (panel.path("targets").isEmpty()) {
            faults.add(where(panel) + ": no query");
        }
        final Set<String> references = new HashSet<>();
        for (final JsonNode target : panel.path("targets")) {
            if (!references.add(target.path("refId").asString(""))) {
                faults.add(where(panel) + ": two queries with one refId");
            }
            if (!target.at("/datasource/uid").asString("").equals("${datasource}")) {
                faults.add(where(panel) + ": the data source cannot be chosen");
            }
        }
    }

    private static boolean place(final JsonNode at, final boolean[] taken) {
        final int x = at.path("x").asInt(-1);
        final int width = at.path("w").asInt(0);
        if (x < 0 || width <= 0 || x + width > COLUMNS) {
            return false;
        }
        boolean isFree = true;
        for (int row = at.path("y").asInt(0);
                row < at.path("y").asInt(0) + at.path("h").asInt(0);
                row++) {
            for (int column = x; column < x + width; column++) {
                isFree &= !taken[row * COLUMNS + column];
                taken[row * COLUMNS + column] = true;
            }
        }
        return isFree;
    }

    private String where(final JsonNode panel) {
        return file + ", " + panel.path("title").asString("");
    }
}
