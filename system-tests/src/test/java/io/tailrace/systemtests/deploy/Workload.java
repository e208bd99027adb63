package io.tailrace.systemtests.deploy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A StatefulSet of Kubernetes, held to what Tailrace needs of it. Whether it is well formed is for Kubernetes' own schema to say. */
record Workload(JsonNode root) {
    /** The longest that a stop can take besides preStop: the drain deadline, and the engine's {@code close()}. */
    private static final int STOP_S = 10;

    private static final String METRICS = "metrics";

    static Workload of(final String yaml) {
        return new Workload(new YAMLMapper().readTree(yaml));
    }

    /** What would not work, or harm; none if all is well. */
    List<String> faults() {
        final List<String> faults = new ArrayList<>();
        final JsonNode pod = root.at("/spec/template/spec");
        if (!root.at("/spec/selector/matchLabels").equals(root.at("/spec/template/metadata/labels"))) {
            faults.add("the selector does not select its own pods");
        }
        if (!pod.at("/securityContext/runAsNonRoot").asBoolean(false)) {
            faults.add("runs as root");
        }
        final Set<String> volumes = new HashSet<>();
        pod.path("volumes").forEach(volume -> volumes.add(volume.path("name").asString()));
        root.at("/spec/volumeClaimTemplates")
                .forEach(claim -> volumes.add(claim.at("/metadata/name").asString()));
        final int graceS = pod.path("terminationGracePeriodSeconds").asInt(30);
        int scraped = 0;
        for (final JsonNode container : pod.path("containers")) {
            final String name = container.path("name").asString();
            checkContainer(container, name, volumes, graceS, faults);
            for (final JsonNode port : container.path("ports")) {
                if (port.path("name").asString().equals(METRICS)) {
                    scraped = port.path("containerPort").asInt();
                    checkProbes(container, name, faults);
                }
            }
        }
        checkAnnotations(root.at("/spec/template/metadata/annotations"), scraped, faults);
        return faults;
    }

    private static void checkContainer(
            final JsonNode container,
            final String name,
            final Set<String> volumes,
            final int graceS,
            final List<String> faults) {
        for (final JsonNode mount : container.path("volumeMounts")) {
            if (!volumes.contains(mount.path("name").asString())) {
                faults.add(name + ": no volume " + mount.path("name").asString());
            }
        }
        if (!container.at("/securityContext/readOnlyRootFilesystem").asBoolean(false)
                || container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true)) {
            faults.add(name + ": can write to its image, or become more than it is");
        }
        final JsonNode preStop = container.at("/lifecycle/preStop/exec/command");
        final int leaveS = preStop.path(0).asString("").equals("sleep")
                ? Integer.parseInt(preStop.path(1).asString())
                : 0;
        if (leaveS == 0) {
            faults.add(name + ": is stopped before the endpoints forget it");
        }
        if (graceS < leaveS + STOP_S) {
            faults.add(name + ": killed after " + graceS + " s, but a stop can take " + (leaveS + STOP_S));
        }
    }

    private static void checkProbes(final JsonNode container, final String name, final List<String> faults) {
        checkProbe(container, name, "livenessProbe", "/healthz", faults);
        checkProbe(container, name, "startupProbe", "/healthz", faults);
        checkProbe(container, name, "readinessProbe", "/readyz", faults);
    }

    private static void checkProbe(
            final JsonNode container,
            final String name,
            final String probe,
            final String path,
            final List<String> faults) {
        final JsonNode request = container.path(probe).path("httpGet");
        if (!request.path("path").asString("").equals(path)
                || !request.path("port").asString("").equals(METRICS)) {
            faults.add(name + ": " + probe + " must ask for " + path + " of port " + METRICS);
        }
    }

    private static void checkAnnotations(final JsonNode annotations, final int port, final List<String> faults) {
        if (!annotations.path("prometheus.io/scrape").asString("").equals("true")
                || !annotations.path("prometheus.io/path").asString("").equals("/metrics")
                || !annotations.path("prometheus.io/port").asString("").equals(Integer.toString(port))) {
            faults.add("annotations do not lead Prometheus to port " + port);
        }
    }
}
