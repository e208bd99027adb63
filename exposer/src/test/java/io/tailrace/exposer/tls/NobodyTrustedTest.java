package io.tailrace.exposer.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;

class NobodyTrustedTest {
    private final NobodyTrusted nobody = new NobodyTrusted();

    @Test
    void shouldTrustNoCertificateWhoeverAsks() {
        final X509Certificate[] chain = {};
        assertEquals(0, nobody.getAcceptedIssuers().length);
        assertThrows(CertificateException.class, () -> nobody.checkClientTrusted(chain, "EC"));
        assertThrows(CertificateException.class, () -> nobody.checkClientTrusted(chain, "EC", (Socket) null));
        assertThrows(CertificateException.class, () -> nobody.checkClientTrusted(chain, "EC", (SSLEngine) null));
        assertThrows(CertificateException.class, () -> nobody.checkServerTrusted(chain, "EC"));
        assertThrows(CertificateException.class, () -> nobody.checkServerTrusted(chain, "EC", (Socket) null));
        assertThrows(CertificateException.class, () -> nobody.checkServerTrusted(chain, "EC", (SSLEngine) null));
    }
}
