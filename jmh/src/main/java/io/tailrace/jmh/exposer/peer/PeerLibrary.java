package io.tailrace.jmh.exposer.peer;

import io.tailrace.cli.synthetic.SyntheticShape;
import java.util.Locale;

/** The libraries that ours is held against. */
public enum PeerLibrary {
    /** prometheus/client_java. */
    CLIENT_JAVA,

    /** Micrometer's registry for Prometheus. */
    MICROMETER,

    /** OpenTelemetry's exporter for Prometheus. */
    OPENTELEMETRY;

    PeerRegistry make(final SyntheticShape shape) {
        return switch (this) {
            case CLIENT_JAVA -> new ClientJavaRegistry(shape);
            case MICROMETER -> new MicrometerRegistry(shape);
            case OPENTELEMETRY -> new OtelRegistry(shape);
        };
    }

    static PeerLibrary of(final String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
