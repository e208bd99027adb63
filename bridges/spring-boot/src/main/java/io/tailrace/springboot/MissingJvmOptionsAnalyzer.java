package io.tailrace.springboot;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Names the options that are missing, and both ways to give them. */
final class MissingJvmOptionsAnalyzer extends AbstractFailureAnalyzer<MissingJvmOptionsException> {
    private static final String NEW_LINE = System.lineSeparator();

    @Override
    protected FailureAnalysis analyze(final Throwable root, final MissingJvmOptionsException cause) {
        return new FailureAnalysis(
                "Tailrace cannot start: the JVM was started without options that its libraries need:" + NEW_LINE
                        + cause.missing().stream()
                                .map(option -> NEW_LINE + "    " + option.text() + " (" + option.library() + ")")
                                .collect(Collectors.joining()),
                "Give them to java, by its command line or by the variable JDK_JAVA_OPTIONS. For java -jar they can stand in the"
                        + " manifest of the application's jar:" + NEW_LINE
                        + manifest("Add-Exports", cause.missing(), false)
                        + manifest("Add-Opens", cause.missing(), true)
                        + NEW_LINE + NEW_LINE + "Or run without Tailrace: tailrace.enabled=false",
                cause);
    }

    private static String manifest(final String name, final List<JvmOption> missing, final boolean isOpens) {
        final String values = missing.stream()
                .filter(option -> option.isOpens() == isOpens)
                .map(JvmOption::manifestValue)
                .collect(Collectors.joining(" "));
        return values.isEmpty() ? "" : NEW_LINE + "    " + name + ": " + values;
    }
}
