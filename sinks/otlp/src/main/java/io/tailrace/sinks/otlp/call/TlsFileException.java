package io.tailrace.sinks.otlp.call;

/** A file of TLS cannot be used. */
public final class TlsFileException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TlsFileException(final OtlpTls tls, final Throwable cause) {
        super("TLS files " + tls.files() + ": " + text(cause), cause);
    }

    private static String text(final Throwable cause) {
        return cause.getCause() == null
                ? cause.getMessage()
                : cause.getMessage() + " (" + cause.getCause().getMessage() + ")";
    }
}
