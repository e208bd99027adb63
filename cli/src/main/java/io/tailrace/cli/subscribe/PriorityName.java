package io.tailrace.cli.subscribe;

import io.tailrace.stream.v1.Priority;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A priority of metrics. */
final class PriorityName implements ITypeConverter<Priority> {
    private static final Map<String, Priority> NAMES = Map.of(
            "critical", Priority.PRIORITY_CRITICAL,
            "high", Priority.PRIORITY_HIGH,
            "normal", Priority.PRIORITY_NORMAL,
            "lowest", Priority.PRIORITY_LOWEST);

    @Override
    public Priority convert(final String text) {
        final Priority priority = NAMES.get(text);
        if (priority == null) {
            throw new TypeConversionException("give critical, high, normal or lowest");
        }
        return priority;
    }
}
