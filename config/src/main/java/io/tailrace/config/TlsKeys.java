package io.tailrace.config;

import static io.tailrace.config.ReloadEffect.REBIND;

import io.tailrace.config.value.Choices;
import io.tailrace.config.value.Durations;
import io.tailrace.config.value.Paths;
import io.tailrace.config.value.Switches;
import io.tailrace.exposer.TlsConfig;
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

    /** Whether clients show certificates. */
    public static final ConfigKey<TlsConfig.ClientCertificates> CLIENT_CERTIFICATES = ConfigKey.of(
                    "tls.client_certificates",
                    Choices.of(TlsConfig.ClientCertificates.class),
                    "none",
                    REBIND,
                    "whether clients must show a certificate; all but `none` needs `tls.client_ca_path`")
            .security("`required` keeps out whoever has none");

    /** Who signs those. */
    public static final ConfigKey<Optional<Path>> CLIENT_CA_PATH = ConfigKey.of(
            "tls.client_ca_path",
            new Paths(),
            "",
            REBIND,
            "PEM file with the CAs that clients' certificates must lead to");

    /** An older version. */
    public static final ConfigKey<Boolean> TLS_12 = ConfigKey.of(
                    "tls.tls12", new Switches(), "false", REBIND, "whether TLS 1.2 is spoken besides 1.3")
            .security("it knows no hybrid key exchange");

    /** Sessions. */
    public static final ConfigKey<Boolean> RESUMPTION = ConfigKey.of(
            "tls.resumption",
            new Switches(),
            "true",
            REBIND,
            "whether a client that comes again may resume its session");

    /** Time for a handshake. */
    public static final ConfigKey<Long> HANDSHAKE_TIMEOUT = ConfigKey.of(
                    "tls.handshake_timeout",
                    Durations.of("1ms", "1h").inStepsOf("1ms"),
                    "2s",
                    REBIND,
                    "time from the connection to the end of its handshake; a slower client is cut off")
            .security("bounds slow clients");

    /** Looks at the files. */
    public static final ConfigKey<Long> FILE_CHECK_INTERVAL = ConfigKey.of(
            "tls.file_check_interval",
            Durations.of("0s", "24h").inStepsOf("100ms"),
            "10s",
            REBIND,
            "time between looks at the files, whose new content serves the connections that come after; `0s`: only when settings are reloaded");

    static final List<ConfigKey<?>> ALL = List.of(
            ENABLED,
            CERT_PATH,
            KEY_PATH,
            CLIENT_CERTIFICATES,
            CLIENT_CA_PATH,
            TLS_12,
            RESUMPTION,
            HANDSHAKE_TIMEOUT,
            FILE_CHECK_INTERVAL);

    private TlsKeys() {}
}
