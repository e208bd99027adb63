package io.tailrace.sinks.otlp;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How requests are carried. The names are those of OpenTelemetry's {@code OTEL_EXPORTER_OTLP_PROTOCOL}. */
public enum OtlpProtocol {
    /** Unary calls of gRPC; port 4317 if none is given. */
    GRPC("grpc", 4317),
    /** POST of protobuf; port 4318 if none is given. */
    HTTP_PROTOBUF("http/protobuf", 4318),
    /** POST of JSON; port 4318 if none is given. */
    HTTP_JSON("http/json", 4318);

    private final String word;
    private final int port;

    OtlpProtocol(final String word, final int port) {
        this.word = word;
        this.port = port;
    }

    /**
     * The protocol of a name.
     *
     * @param name as OpenTelemetry has it.
     * @return the protocol.
     * @throws IllegalArgumentException naming all of them if there is none of that name.
     */
    public static OtlpProtocol of(final String name) {
        return Arrays.stream(values())
                .filter(protocol -> protocol.word.equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no protocol is called \"" + name + "\": use one of "
                        + Arrays.stream(values()).map(OtlpProtocol::toString).collect(Collectors.joining(", "))));
    }

    /**
     * The port of receivers.
     *
     * @return 4317 or 4318.
     */
    public int defaultPort() {
        return port;
    }

    /** As OpenTelemetry has it. */
    @Override
    public String toString() {
        return word;
    }
}
