package io.tailrace.config;

import java.util.ArrayList;
import java.util.List;

/** What is found while a configuration is read: faults refuse it, warnings do not. One thread. */
final class Findings {
    private final List<ConfigFault> faults = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    void fault(final ConfigFault fault) {
        faults.add(fault);
    }

    void fault(final Setting<?> setting, final String problem, final String mend) {
        faults.add(new ConfigFault(setting.key().name(), setting.shown(), setting.source(), problem, mend));
    }

    /** As {@link #fault(Setting, String, String)}, with a value that nobody is to see. */
    void faultUnseen(final Setting<?> setting, final String problem, final String mend) {
        faults.add(new ConfigFault(setting.key().name(), Setting.REDACTED, setting.source(), problem, mend));
    }

    void warn(final String warning) {
        warnings.add(warning);
    }

    List<String> warnings() {
        return warnings;
    }

    void throwIfAny() {
        if (!faults.isEmpty()) {
            throw new ConfigException(faults);
        }
    }
}
