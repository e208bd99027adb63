package io.tailrace.sinks.otlp.call;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadFactory;

/**
 * How requests are carried, checked.
 *
 * @param endpoint {@code http} or {@code https}, host, port and, for HTTP, the path before {@code /v1/metrics}.
 * @param headers to be sent with each request, by name; their values are never told.
 * @param isCompressed whether requests are compressed by gzip.
 * @param timeoutNs from sending to the whole answer.
 * @param longestWaitNs as long as a destination may ask to be left alone.
 * @param maxRequestLengthInBytes of a request, uncompressed.
 * @param maxResponseLengthInBytes of an answer.
 * @param tls with {@code https}; null for the JDK's CAs and no client certificate.
 * @param userAgent who asks.
 * @param threadFactory of the threads that the network needs.
 */
public record CallSettings(
        URI endpoint,
        Map<String, String> headers,
        boolean isCompressed,
        long timeoutNs,
        long longestWaitNs,
        int maxRequestLengthInBytes,
        int maxResponseLengthInBytes,
        OtlpTls tls,
        String userAgent,
        ThreadFactory threadFactory) {
    /** Copies the headers, in their order. */
    public CallSettings {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /**
     * Whether the connection is encrypted.
     *
     * @return true for {@code https}.
     */
    public boolean isSecure() {
        return "https".equalsIgnoreCase(endpoint.getScheme());
    }

    /**
     * As long as it is waited when a destination asks for it.
     *
     * @param askedNs what it asks for; any number.
     * @return from 0 to {@link #longestWaitNs}.
     */
    public long boundedWaitNs(final long askedNs) {
        return Math.max(0, Math.min(askedNs, longestWaitNs));
    }

    /** Without the values of headers, which may be secrets. */
    @Override
    public String toString() {
        return endpoint + ", headers " + headers.keySet() + (isCompressed ? ", gzip" : "");
    }
}
