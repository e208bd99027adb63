package io.tailrace.exposer.metrics;

import java.util.Arrays;
import java.util.List;

/** Key exchanges of TLS, the preferred one first: rows of {@code tls_handshakes_total}. */
public enum KeyExchange {
    /** Classical and post-quantum at once: broken only if both are. */
    X25519MLKEM768("X25519MLKEM768", true),
    /** Classical. */
    X25519("X25519", false),
    /** Classical. */
    P256("P-256", false),
    /** Classical. */
    P384("P-384", false),
    /** Another one, or one that the JDK's TLS does not tell of. */
    OTHER("other", false);

    /** What is offered without post-quantum ones. */
    public static final List<KeyExchange> CLASSICAL = List.of(X25519, P256, P384);

    private final String label;
    private final boolean isHybrid;

    KeyExchange(final String label, final boolean isHybrid) {
        this.label = label;
        this.isHybrid = isHybrid;
    }

    /** The one of a name, which may be null. */
    public static KeyExchange of(final String name) {
        return Arrays.stream(values())
                .filter(known -> known.label.equalsIgnoreCase(name))
                .findFirst()
                .orElse(OTHER);
    }

    /** As BoringSSL calls it, and as it stands in the label {@code group}. */
    public String label() {
        return label;
    }

    public boolean isHybrid() {
        return isHybrid;
    }
}
