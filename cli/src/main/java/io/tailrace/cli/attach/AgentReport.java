package io.tailrace.cli.attach;

import java.util.List;
import java.util.Optional;
import java.util.Properties;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the agent of another process says of itself. It is text of another process: what does not fit is as if it were not there.
 *
 * @param state running, failed, detached, or none if no agent was ever there.
 * @param journal its folder.
 * @param page its address.
 * @param faults what the agent told on the standard error of its process.
 */
record AgentReport(String state, Optional<String> journal, Optional<String> page, List<String> faults) {
    static final String RUNNING = "running";

    private static final String PROPERTY = "tailrace.agent";
    private static final int MOST_FAULTS = 20;
    private static final AgentReport NONE = new AgentReport("none", Optional.empty(), Optional.empty(), List.of());

    static AgentReport of(final Properties properties) {
        try {
            final JsonNode status = new JsonMapper().readTree(properties.getProperty(PROPERTY, ""));
            if (!status.isObject() || !status.path("state").isString()) {
                return NONE;
            }
            return new AgentReport(
                    status.path("state").asString(),
                    text(status.path("journal")),
                    text(status.path("page")),
                    status.path("faults")
                            .valueStream()
                            .filter(JsonNode::isString)
                            .map(JsonNode::asString)
                            .limit(MOST_FAULTS)
                            .toList());
        } catch (final JacksonException noJson) {
            return NONE;
        }
    }

    private static Optional<String> text(final JsonNode value) {
        return value.isString() ? Optional.of(value.asString()) : Optional.empty();
    }

    boolean isRunning() {
        return state.equals(RUNNING);
    }
}
