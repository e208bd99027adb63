package io.tailrace.springboot;

import io.tailrace.config.ConfigFault;
import java.util.List;
import java.util.stream.Collectors;

/** Properties are refused. The message names every fault. */
final class BadPropertiesException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<ConfigFault> faults;

    BadPropertiesException(final List<ConfigFault> faults) {
        super(count(faults) + " in Tailrace's properties: "
                + faults.stream().map(ConfigFault::toString).collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    List<ConfigFault> faults() {
        return faults;
    }

    static String count(final List<ConfigFault> faults) {
        return faults.size() == 1 ? "1 fault" : faults.size() + " faults";
    }
}
