package io.tailrace.exposer.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/** What the files of a {@code TlsConfig} say: whole, checked, and immutable. */
public record TlsMaterial(
        List<X509Certificate> chain, PrivateKey key, List<X509Certificate> clientCas, Map<String, FileStamp> stamps) {
    /** Of the server's certificate. */
    long expiresEpochMs() {
        return chain.get(0).getNotAfter().toInstant().toEpochMilli();
    }
}
