package io.tailrace.config;

import static io.tailrace.config.ReloadEffect.REBIND;

import io.tailrace.config.value.Paths;
import io.tailrace.config.value.Switches;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Keys of TLS. */
public final class TlsKeys {
    /** Whether the listener speaks TLS. */
    public static final ConfigKey<Boolean> ENABLED =
            ConfigKey.of("tls.enabled", new Switches(), "false", REBIND, "whether the TCP listener speaks TLS");

    /** Certificates. */
    public static final ConfigKey<Optional<Path>> CERT_PATH = ConfigKey.of(
                    "tls.cert_path", new Paths(), "", REBIND, "PEM file with the certificate and those that signed it")
            .security("no link; owned by this user or root");

    /** Key. */
    public static final ConfigKey<Optional<Path>> KEY_PATH = ConfigKey.of(
                    "tls.key_path", new Paths(), "", REBIND, "PEM file with the private key")
            .security("no link, mode 0600, owned by this user or root");

    static final List<ConfigKey<?>> ALL = List.of(ENABLED, CERT_PATH, KEY_PATH);

    private TlsKeys() {}
}
