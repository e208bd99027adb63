package io.tailrace.systemtests.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The manifests for Kubernetes. */
class WorkloadTest {
    private static final Path KUBERNETES = Tailrace.ROOT.resolve("deploy/kubernetes");

    @Test
    void shouldHaveProbesAndTimeForAStop() throws IOException {
        assertEquals(List.of(), Workload.of(statefulSet()).faults());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    terminationGracePeriodSeconds: 30 | terminationGracePeriodSeconds: 14 | store: killed after 14 s, but a stop can take 15
                    path: /readyz                     | path: /healthz                    | expose: readinessProbe must ask for /readyz of port metrics
                    prometheus.io/port: "9100"        | prometheus.io/port: "9101"        | annotations do not lead Prometheus to port 9100
                    {name: journal, mountPath         | {name: data, mountPath            | store: no volume data
                    runAsNonRoot: true                | runAsNonRoot: false               | runs as root
                    readOnlyRootFilesystem: true      | readOnlyRootFilesystem: false     | store: can write to its image, or become more than it is
                    [sleep, "5"]                      | [true]                            | store: is stopped before the endpoints forget it
                    """)
    void shouldTellWhatWouldNotWork(final String right, final String wrong, final String fault) throws IOException {
        final String text = statefulSet();
        assertEquals(true, text.contains(right), right);
        assertEquals(fault, Workload.of(text.replace(right, wrong)).faults().get(0));
    }

    @Test
    void shouldAllSpeakOfTheSamePodsAndPort() throws IOException {
        final JsonNode pods = yaml("statefulset.yaml").at("/spec/template/metadata/labels");
        final JsonNode service = yaml("service.yaml");
        final JsonNode policy = yaml("networkpolicy.yaml");
        assertEquals(pods, service.at("/spec/selector"));
        assertEquals(pods, policy.at("/spec/podSelector/matchLabels"));
        assertEquals(service.at("/metadata/name"), yaml("statefulset.yaml").at("/spec/serviceName"));
        assertEquals(9100, service.at("/spec/ports/0/port").asInt());
        assertEquals(9100, policy.at("/spec/ingress/0/ports/0/port").asInt());
        for (final JsonNode resource : yaml("kustomization.yaml").path("resources")) {
            assertEquals(true, Files.exists(KUBERNETES.resolve(resource.asString())), resource::asString);
        }
    }

    /** The job must be the one that is tried with a real Prometheus, but for how it finds its targets. */
    @Test
    void shouldBeScrapedAsEverywhereElse() throws IOException {
        final ObjectNode here = (ObjectNode) yaml("prometheus.yml").at("/scrape_configs/0");
        final ObjectNode there = (ObjectNode) new YAMLMapper()
                .readTree(Files.readString(Tailrace.ROOT.resolve("deploy/prometheus/prometheus.yml")))
                .at("/scrape_configs/0");
        assertEquals("pod", here.at("/kubernetes_sd_configs/0/role").asString());
        here.remove(List.of("kubernetes_sd_configs", "relabel_configs"));
        there.remove("static_configs");
        assertEquals(there, here);
    }

    private static String statefulSet() throws IOException {
        return Files.readString(KUBERNETES.resolve("statefulset.yaml"));
    }

    private static JsonNode yaml(final String file) throws IOException {
        return new YAMLMapper().readTree(Files.readString(KUBERNETES.resolve(file)));
    }
}
