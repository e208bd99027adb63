package io.tailrace.sinks.otlp.call;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Whom a client trusts over TLS, and what it shows.
 *
 * @param caFile PEM: the CAs that the destination's certificate must lead to; null for those of the JDK.
 * @param certificateFile PEM: the client's certificate first, then those that lead to its CA; null for none.
 * @param keyFile PEM, PKCS#8, not encrypted: its key; null for none.
 */
public record OtlpTls(Path caFile, Path certificateFile, Path keyFile) {
    /** Those of the JDK, and no client certificate. */
    public static final OtlpTls DEFAULT = new OtlpTls(null, null, null);

    /**
     * The files that it names.
     *
     * @return without those that are null.
     */
    public List<Path> files() {
        return Stream.of(caFile, certificateFile, keyFile)
                .filter(Objects::nonNull)
                .toList();
    }
}
