package io.tailrace.exposer.metrics;

/** Why a TLS handshake came to nothing: rows of {@code tls_handshake_failure_reasons_total}. */
public enum HandshakeFailure {
    /** It took too long. */
    TIMEOUT("timeout"),
    /** The client speaks something else, for example plain HTTP. */
    NOT_TLS("not_tls"),
    /** The client speaks only versions that are not served. */
    PROTOCOL("protocol"),
    /** No cipher suite in common. */
    CIPHER("cipher"),
    /** No key exchange in common: with post-quantum only, the client knows none. */
    GROUP("group"),
    /** The client's certificate is missing, or leads to none of the CAs. */
    CLIENT_CERTIFICATE("client_certificate"),
    /** The client refused, for example our certificate. */
    CLIENT_ALERT("client_alert"),
    /** The client went away in the middle. */
    CLOSED("closed"),
    /** Anything else, for example bytes that make no sense. */
    OTHER("other");

    private final String label;

    HandshakeFailure(final String label) {
        this.label = label;
    }

    /** As it stands in the label {@code reason}. */
    public String label() {
        return label;
    }
}
