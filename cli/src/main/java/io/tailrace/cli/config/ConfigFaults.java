package io.tailrace.cli.config;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.config.ConfigException;
import io.tailrace.config.ConfigFault;
import io.tailrace.config.ConfigLoader;
import io.tailrace.config.TailraceConfig;
import java.util.List;

/** Faults of a configuration for people: a line each. */
final class ConfigFaults {
    private ConfigFaults() {}

    static TailraceConfig orCommandFault(final ConfigLoader loader, final Console console) {
        try {
            return loader.load();
        } catch (final ConfigException refused) {
            print(refused.faults(), console);
            throw CommandFault.wrongUsage(
                    "bad configuration", words(refused.faults()), "mend what the lines above name, nothing was begun");
        }
    }

    static void print(final List<ConfigFault> faults, final Console console) {
        faults.forEach(fault -> console.err().println("fault: " + fault));
    }

    static String words(final List<ConfigFault> faults) {
        return faults.size() == 1 ? "1 fault" : faults.size() + " faults";
    }
}
