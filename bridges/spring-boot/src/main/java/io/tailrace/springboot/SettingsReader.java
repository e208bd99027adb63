package io.tailrace.springboot;

import io.tailrace.config.ConfigException;
import io.tailrace.config.ConfigFault;
import io.tailrace.config.ConfigKey;
import io.tailrace.config.ConfigLoader;
import io.tailrace.config.LabelKeys;
import io.tailrace.config.TailraceConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;

/** Makes settings of Spring's properties, or says all that is wrong with them. One thread. */
final class SettingsReader {
    private static final Logger LOGGER = LoggerFactory.getLogger(SettingsReader.class.getPackageName());
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Whoever starts transports reads these; the starter starts none. */
    private static final Set<String> WITHOUT_EFFECT =
            Set.of("log", "transport", "grpc", "otel", "ndjson", "aeron", "amqp");

    private final PropertyScan scan;

    private SettingsReader(final PropertyScan scan) {
        this.scan = scan;
    }

    /**
     * Reads them.
     *
     * @throws BadPropertiesException naming every fault.
     */
    static StarterSettings read(final Environment environment) {
        return new SettingsReader(PropertyScan.of(environment)).settings(environment);
    }

    private StarterSettings settings(final Environment environment) {
        StarterKey.ALL.stream().filter(StarterKey::isSwitch).forEach(this::isOn); // all of their faults
        final boolean isExposed = isOn(StarterKey.EXPOSER);
        final boolean isHealthAsked = isOn(StarterKey.HEALTH);
        final long intervalNs = durationNs(StarterKey.HEALTH_INTERVAL);
        final long timeoutNs = durationNs(StarterKey.HEALTH_TIMEOUT);
        final GivenProperty excluded = scan.whole(StarterKey.HEALTH_EXCLUDE.name());
        final ConfigLoader loader = loader(environment);
        final List<ConfigFault> faults =
                new ArrayList<>(scan.faults().stream().distinct().toList());
        TailraceConfig config = null;
        try {
            config = loader.load();
        } catch (final ConfigException refused) {
            refused.faults().stream().map(SettingsReader::asProperty).forEach(faults::add);
        }
        if (!faults.isEmpty()) {
            throw new BadPropertiesException(faults);
        }
        scan.warnings().forEach(LOGGER::warn);
        config.warnings().forEach(LOGGER::warn);
        return new StarterSettings(
                config,
                isExposed,
                isHealthAsked,
                intervalNs,
                timeoutNs,
                excluded == null ? Set.of() : Set.copyOf(excluded.list()));
    }

    private ConfigLoader loader(final Environment environment) {
        final ConfigLoader loader = new ConfigLoader();
        final GivenProperty file = scan.whole(StarterKey.CONFIG.name());
        if (file != null && !file.text().isBlank()) {
            loader.file(Path.of(file.text()));
        }
        final String application = environment.getProperty("spring.application.name", "");
        if (!application.isBlank()) {
            loader.byDefault(LabelKeys.SERVICE, application);
        }
        for (final ConfigKey<?> key : scan.keys()) {
            final GivenProperty whole = scan.whole(key.name());
            if (whole != null) {
                loader.property(whole.place(), key, whole.text());
            }
            scan.members(key)
                    .forEach((member, given) -> loader.property(
                            given.place(), key, "{" + quoted(member) + ":" + quoted(given.text()) + "}"));
            if (WITHOUT_EFFECT.contains(
                    key.name().substring(0, key.name().indexOf('.') + 1).replace(".", ""))) {
                scan.warnings()
                        .add(PropertyNames.canonical(key.name()) + " has no effect here: the starter runs engine,"
                                + " journal and exposer; transports run beside them (tailrace stream)");
            }
        }
        return loader;
    }

    private boolean isOn(final StarterKey key) {
        final GivenProperty given = scan.whole(key.name());
        final String text =
                given == null ? key.defaultText() : given.text().strip().toLowerCase(Locale.ROOT);
        if (!text.equals("true") && !text.equals("false")) {
            fault(key, given, "is neither true nor false", "give one of them");
        }
        return text.equals("true");
    }

    private long durationNs(final StarterKey key) {
        final GivenProperty given = scan.whole(key.name());
        try {
            final Duration duration =
                    DurationStyle.detectAndParse((given == null ? key.defaultText() : given.text()).strip());
            if (duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0) {
                return duration.toNanos();
            }
        } catch (final IllegalArgumentException | ArithmeticException none) {
            // told below
        }
        fault(key, given, "is no duration from 1ms to 1h", "give for example " + key.defaultText());
        return 0;
    }

    private void fault(final StarterKey key, final GivenProperty given, final String problem, final String mend) {
        scan.fault(PropertyNames.canonical(key.name()) + " = " + quoted(given.text()), problem, given.place(), mend);
    }

    /** Under the name that Spring's users know it by. */
    private static ConfigFault asProperty(final ConfigFault fault) {
        final boolean isKey = !fault.key().isEmpty();
        return new ConfigFault(
                isKey ? PropertyNames.canonical(fault.key()) : "",
                fault.value(),
                fault.source(),
                fault.problem(),
                fault.mend());
    }

    /** As JSON has it. */
    private static String quoted(final String text) {
        return text.chars()
                .mapToObj(c -> c == '"' || c == '\\'
                        ? "\\" + (char) c
                        : c < ' ' ? String.format(Locale.ROOT, "\\u%04x", c) : String.valueOf((char) c))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
