package io.tailrace.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration is refused. The message names every fault. */
public final class ConfigException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<ConfigFault> faults;

    ConfigException(final List<ConfigFault> faults) {
        super(faults.size()
                + (faults.size() == 1 ? " fault" : " faults")
                + " in the configuration: "
                + faults.stream().map(ConfigFault::toString).collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    /**
     * All that is wrong.
     *
     * @return at least one.
     */
    public List<ConfigFault> faults() {
        return faults;
    }
}
