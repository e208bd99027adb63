package io.tailrace.springboot;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells faults of properties as Spring Boot tells why an application does not start. */
final class BadPropertiesAnalyzer extends AbstractFailureAnalyzer<BadPropertiesException> {
    @Override
    protected FailureAnalysis analyze(final Throwable root, final BadPropertiesException cause) {
        return new FailureAnalysis(
                "Tailrace refuses its properties, " + BadPropertiesException.count(cause.faults()) + ":"
                        + System.lineSeparator()
                        + cause.faults().stream()
                                .map(fault -> System.lineSeparator() + "    " + fault)
                                .collect(Collectors.joining()),
                "Mend what the lines above name: each says what is wrong, where it stands, and what to give. All properties"
                        + " with their values are in docs/configuration.md.",
                cause);
    }
}
