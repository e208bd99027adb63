package io.tailrace.exposer.tls;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;

/** Who does the arithmetic. */
enum TlsLibrary {
    /** BoringSSL, by Netty's binding: knows hybrid key exchanges, and says which one was taken. */
    BORING_SSL(SslProvider.OPENSSL_REFCNT, true),
    /** The JDK, where there is no BoringSSL for the platform: classical key exchanges, and it does not say which one. */
    JDK(SslProvider.JDK, false);

    private final SslProvider provider;
    private final boolean knowsHybrid;

    TlsLibrary(final SslProvider provider, final boolean knowsHybrid) {
        this.provider = provider;
        this.knowsHybrid = knowsHybrid;
    }

    static TlsLibrary ofThisMachine() {
        return OpenSsl.isAvailable() && OpenSsl.versionString().startsWith("BoringSSL") ? BORING_SSL : JDK;
    }

    /** Why it is not BoringSSL, in a few words. */
    static String whyNotBoringSsl() {
        final Throwable cause = OpenSsl.unavailabilityCause();
        return cause == null ? "another TLS library is in its place" : String.valueOf(cause.getMessage());
    }

    SslProvider provider() {
        return provider;
    }

    boolean knowsHybrid() {
        return knowsHybrid;
    }
}
