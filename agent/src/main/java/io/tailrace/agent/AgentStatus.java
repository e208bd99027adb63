package io.tailrace.agent;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What became of a start, as JSON: read by {@code tailrace attach} from a system property of the host. */
final class AgentStatus {
    private static final JsonMapper MAPPER = new JsonMapper();

    private AgentStatus() {}

    static String failed(final List<String> faults) {
        final ObjectNode status = MAPPER.createObjectNode().put("state", "failed");
        faults.forEach(status.putArray("faults")::add);
        return status.toString();
    }

    static String running(
            final String service,
            final Optional<Path> journal,
            final Optional<String> page,
            final List<String> faults) {
        final ObjectNode status = MAPPER.createObjectNode()
                .put("state", "running")
                .put("service", service)
                .put("journal", journal.map(Path::toString).orElse(null))
                .put("page", page.orElse(null));
        faults.forEach(status.putArray("faults")::add);
        return status.toString();
    }
}
