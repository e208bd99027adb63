package io.tailrace.config;

import io.tailrace.config.value.DurationText;
import io.tailrace.engine.descriptor.EngineLabelRules;
import io.tailrace.exposer.TlsConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What no value can say alone. Fails closed. */
final class ConfigRules {
    private static final long MOST_ENTRY_BYTES = 1L << 30;

    private final SettingTable table;
    private final Findings findings;

    private ConfigRules(final SettingTable table, final Findings findings) {
        this.table = table;
        this.findings = findings;
    }

    static void check(final SettingTable table, final Findings findings) {
        final ConfigRules rules = new ConfigRules(table, findings);
        rules.listener();
        rules.tls();
        rules.labels();
        rules.policies();
        rules.journal();
        rules.engine();
        TransportRules.check(table, findings);
    }

    private void listener() {
        final Optional<ListenAddress> address = table.value(ExposerKeys.ADDRESS);
        final boolean hasSocket = table.value(ExposerKeys.SOCKET_PATH).isPresent();
        if (address.isPresent() && hasSocket) {
            findings.fault(
                    table.get(ExposerKeys.ADDRESS),
                    "stands beside " + at(ExposerKeys.SOCKET_PATH),
                    "leave out the one or the other: it listens on TCP or on a Unix domain socket");
        }
        if (address.isEmpty() && !hasSocket) {
            findings.fault(
                    table.get(ExposerKeys.ADDRESS),
                    "is empty, and so is " + ExposerKeys.SOCKET_PATH,
                    "give one of the two, for example 127.0.0.1:9100");
        }
        address.filter(it -> !it.isLoopback())
                .ifPresent(it -> findings.warn(ExposerKeys.ADDRESS + " = " + it + " ("
                        + table.get(ExposerKeys.ADDRESS).source()
                        + ") is not loopback: other machines can read the metrics"
                        + (table.value(TlsKeys.ENABLED) ? "" : ", unencrypted")));
    }

    private void tls() {
        if (!table.value(TlsKeys.ENABLED)) {
            return;
        }
        if (table.value(ExposerKeys.SOCKET_PATH).isPresent()) {
            findings.fault(
                    table.get(TlsKeys.ENABLED),
                    "stands beside " + at(ExposerKeys.SOCKET_PATH),
                    "TLS is for TCP: leave out the one or the other");
        }
        file(TlsKeys.CERT_PATH);
        file(TlsKeys.KEY_PATH);
        if (table.value(TlsKeys.CLIENT_CERTIFICATES) != TlsConfig.ClientCertificates.NONE) {
            file(TlsKeys.CLIENT_CA_PATH);
        }
    }

    private void file(final ConfigKey<Optional<Path>> key) {
        final Setting<Optional<Path>> setting = table.get(key);
        if (setting.value().isEmpty()) {
            findings.fault(
                    setting,
                    "is needed, because " + at(TlsKeys.ENABLED) + " is on"
                            + (key == TlsKeys.CLIENT_CA_PATH ? " and clients show certificates" : ""),
                    "name a PEM file");
        } else if (!Files.isRegularFile(setting.value().get())) {
            findings.fault(setting, "is no file", "make it, or name another one");
        } else if (!Files.isReadable(setting.value().get())) {
            findings.fault(setting, "may not be read", "give this user the right to read it");
        }
    }

    private void labels() {
        final List<String> faults = new ArrayList<>();
        EngineLabelRules.checkExtra(table.value(LabelKeys.EXTRA), faults);
        faults.forEach(fault -> findings.fault(table.get(LabelKeys.EXTRA), fault, "choose another name or value"));
    }

    private void policies() {
        final boolean hasTls = table.value(TlsKeys.ENABLED);
        if (table.isSet(PolicyKeys.PQ_MODE)
                && table.value(PolicyKeys.PQ_MODE) != TlsConfig.PostQuantum.OFF
                && !hasTls) {
            findings.warn(at(PolicyKeys.PQ_MODE)
                    + " is not off, but TLS is: nothing negotiates a key, families pq_* stay at zero");
        }
        if (table.value(PolicyKeys.PQ_REQUIRED) && !hasTls) {
            findings.warn(at(PolicyKeys.PQ_REQUIRED) + " is on, but TLS is off: it has no effect");
        }
        if (table.value(PolicyKeys.ZK_ENABLED)) {
            findings.warn(at(PolicyKeys.ZK_ENABLED)
                    + " is on: Tailrace makes no proofs, families zk_* stay at zero until the service records some");
        }
    }

    private void journal() {
        final Setting<Optional<Path>> path = table.get(JournalKeys.PATH);
        if (table.value(PolicyKeys.AMNESIA) && path.value().isPresent()) {
            findings.fault(
                    path,
                    "stands beside " + at(PolicyKeys.AMNESIA),
                    "leave out the one or the other: with amnesia nothing is written to disk");
        }
        atLeast(JournalKeys.RETENTION_BYTES, JournalKeys.ROLL_BYTES);
        atLeast(JournalKeys.READER_RETENTION_BYTES, JournalKeys.ROLL_BYTES);
        atLeast(JournalKeys.LOW_SPACE_BYTES, JournalKeys.RESERVE_BYTES);
    }

    private void engine() {
        final long retirementNs = table.value(EngineKeys.RETIREMENT_WINDOW);
        if (table.value(EngineKeys.DESCRIPTOR_RETENTION) < retirementNs) {
            findings.fault(
                    table.get(EngineKeys.DESCRIPTOR_RETENTION),
                    "is shorter than " + at(EngineKeys.RETIREMENT_WINDOW),
                    "give at least " + DurationText.of(retirementNs));
        }
        final long bytes = table.value(EngineKeys.ENTRY_SLOTS) * table.value(EngineKeys.ENTRY_SLOT_BYTES);
        if (bytes > MOST_ENTRY_BYTES) {
            findings.fault(
                    table.get(EngineKeys.ENTRY_SLOTS),
                    "times " + at(EngineKeys.ENTRY_SLOT_BYTES) + " is " + bytes + " bytes",
                    "keep the product at " + MOST_ENTRY_BYTES + " or less");
        }
    }

    private void atLeast(final ConfigKey<Long> key, final ConfigKey<Long> least) {
        if (table.value(key) < table.value(least)) {
            findings.fault(
                    table.get(key),
                    "is less than " + at(least),
                    "give at least " + table.get(least).toml());
        }
    }

    private String at(final ConfigKey<?> key) {
        return key + " (" + table.get(key).source() + ")";
    }
}
