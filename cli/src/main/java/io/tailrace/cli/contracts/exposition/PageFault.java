package io.tailrace.cli.contracts.exposition;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** Says in words why an address gave no page, and what to do. */
final class PageFault {
    private PageFault() {}

    /** Seconds are those that were waited for a connection, and for an answer. */
    static String of(final Exception fault, final long connectSeconds, final long answerSeconds) {
        if (fault instanceof HttpConnectTimeoutException) {
            return "no connection within " + connectSeconds
                    + " s: is the service there, and is it http:// or https:// that it" + " speaks?";
        }
        if (fault instanceof HttpTimeoutException) {
            return "no answer within " + answerSeconds + " s: is this the port of the service?";
        }
        if (hasCause(fault, UnresolvedAddressException.class)) {
            return "no such host: give a name that is known here, or a number such as 127.0.0.1";
        }
        if (fault instanceof ConnectException) {
            return "nobody listens at this port: is the service there?";
        }
        if (hasCause(fault, SSLHandshakeException.class)) {
            return "the server's certificate is not one that is trusted here: import it, or save the page to a file and give that";
        }
        if (hasCause(fault, SSLException.class)) {
            return "the port does not speak https: try http://";
        }
        final String message = fault.getMessage();
        return (message == null ? "the connection broke" : "what came is no answer of HTTP (" + message + ")")
                + ": is this the port of the service, and would it be https://?";
    }

    /** Of a file. {@code looksLikeAddress}: it may have been meant to be one. */
    static String ofFile(final IOException fault, final boolean looksLikeAddress) {
        if (looksLikeAddress) {
            return "there is no such file; if it is an address, put http:// before it";
        }
        return FileFault.of(fault) + ": give a file, an address that begins with http:// or https://, or -";
    }

    private static boolean hasCause(final Throwable fault, final Class<?> type) {
        Throwable cause = fault;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (type.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
