package io.tailrace.exposer.tls;

import io.netty.handler.ssl.NotSslRecordException;
import io.tailrace.exposer.metrics.HandshakeFailure;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Locale;

/** Tells why a handshake failed from what BoringSSL or the JDK says, which is words. */
final class HandshakeFaults {
    private HandshakeFaults() {}

    static HandshakeFailure reasonOf(final Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotSslRecordException) {
                return HandshakeFailure.NOT_TLS;
            }
            if (cause instanceof CertificateException || cause instanceof CertPathValidatorException) {
                return HandshakeFailure.CLIENT_CERTIFICATE;
            }
            if (cause instanceof ClosedChannelException) {
                return HandshakeFailure.CLOSED;
            }
        }
        return reasonOf(String.valueOf(fault.getMessage()).toUpperCase(Locale.ROOT));
    }

    private static HandshakeFailure reasonOf(final String message) {
        if (hasAny(message, "HTTP_REQUEST", "WRONG_VERSION_NUMBER", "NOT AN SSL", "UNRECOGNIZED SSL MESSAGE")) {
            return HandshakeFailure.NOT_TLS;
        }
        if (hasAny(message, "_ALERT_", "RECEIVED FATAL ALERT")) {
            return HandshakeFailure.CLIENT_ALERT;
        }
        if (hasAny(message, "UNSUPPORTED_PROTOCOL", "IS NOT ENABLED OR SUPPORTED", "INAPPROPRIATE_FALLBACK")) {
            return HandshakeFailure.PROTOCOL;
        }
        if (hasAny(message, "NO_SHARED_CIPHER", "NO CIPHER SUITES IN COMMON")) {
            return HandshakeFailure.CIPHER;
        }
        if (hasAny(message, "NO_SHARED_GROUP", "NAMED GROUP", "MISSING_KEY_SHARE")) {
            return HandshakeFailure.GROUP;
        }
        if (hasAny(message, "CERTIFICATE", "PKIX")) {
            return HandshakeFailure.CLIENT_CERTIFICATE;
        }
        return hasAny(message, "CLOSED WHILE") ? HandshakeFailure.CLOSED : HandshakeFailure.OTHER;
    }

    private static boolean hasAny(final String message, final String... words) {
        for (final String word : words) {
            if (message.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
