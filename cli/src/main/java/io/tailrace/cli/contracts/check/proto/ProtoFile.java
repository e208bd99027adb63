package io.tailrace.cli.contracts.check.proto;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a .proto file declares. Names are whole, with the package. Filled by its parser, then only read. */
final class ProtoFile {
    String syntax = "proto2";
    String packageName = "";
    final Map<String, String> options = new LinkedHashMap<>();
    final Map<String, Message> messages = new LinkedHashMap<>();
    final Map<String, Enumeration> enums = new LinkedHashMap<>();
    final Map<String, Map<String, Method>> services = new LinkedHashMap<>();

    /**
     * Numbers from and to, both inclusive.
     *
     * @param from lowest.
     * @param to highest.
     */
    record Range(long from, long to) {
        boolean has(final long number) {
            return number >= from && number <= to;
        }
    }

    /** What must not be used again. */
    static final class Reserved {
        final Set<Range> ranges = new LinkedHashSet<>();
        final Set<String> names = new LinkedHashSet<>();

        boolean has(final long number) {
            return ranges.stream().anyMatch(range -> range.has(number));
        }
    }

    /** A message. */
    static final class Message {
        final int line;
        final List<Field> fields = new ArrayList<>();
        final Reserved reserved = new Reserved();

        Message(final int line) {
            this.line = line;
        }
    }

    /**
     * A field.
     *
     * @param name of it.
     * @param number on the wire.
     * @param type as it is written; of a map {@code map<K,V>}.
     * @param label repeated, optional, required, or empty.
     * @param oneof that it is a part of; empty if of none.
     * @param options by name, as they are written.
     * @param line of the text.
     */
    record Field(
            String name, long number, String type, String label, String oneof, Map<String, String> options, int line) {}

    /** An enum. */
    static final class Enumeration {
        final int line;
        final Map<String, Long> values = new LinkedHashMap<>();
        final Map<String, String> options = new LinkedHashMap<>();
        final Reserved reserved = new Reserved();

        Enumeration(final int line) {
            this.line = line;
        }
    }

    /**
     * An rpc.
     *
     * @param request type, with {@code stream} before it if it is one.
     * @param response type, likewise.
     */
    record Method(String request, String response) {}

    /** A type's whole name, as far as this file declares it; else as it is written. */
    String resolve(final String type, final String scope) {
        if (type.startsWith(".")) {
            return type.substring(1);
        }
        for (String in = scope; ; in = in.substring(0, Math.max(0, in.lastIndexOf('.')))) {
            final String name = in.isEmpty() ? type : in + "." + type;
            if (messages.containsKey(name) || enums.containsKey(name)) {
                return name;
            }
            if (in.isEmpty()) {
                return type;
            }
        }
    }
}
