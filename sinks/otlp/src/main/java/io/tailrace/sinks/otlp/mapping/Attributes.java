package io.tailrace.sinks.otlp.mapping;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;

/** Attributes, each of a name and a value. */
final class Attributes {
    private Attributes() {}

    static KeyValue of(final String name, final String value) {
        return of(name, AnyValue.newBuilder().setStringValue(value));
    }

    static KeyValue of(final String name, final boolean value) {
        return of(name, AnyValue.newBuilder().setBoolValue(value));
    }

    static KeyValue of(final String name, final double value) {
        return of(name, AnyValue.newBuilder().setDoubleValue(value));
    }

    /** Numbers have 63 bits and a sign; those beyond are given as text. */
    static KeyValue ofUnsigned(final String name, final long value) {
        return value < 0
                ? of(name, Long.toUnsignedString(value))
                : of(name, AnyValue.newBuilder().setIntValue(value));
    }

    static KeyValue of(final String name, final AnyValue.Builder value) {
        return KeyValue.newBuilder().setKey(name).setValue(value).build();
    }
}
