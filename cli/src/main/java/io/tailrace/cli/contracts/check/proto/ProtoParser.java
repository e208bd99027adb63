package io.tailrace.cli.contracts.check.proto;

import io.tailrace.cli.contracts.check.document.BadDocumentException;
import io.tailrace.cli.contracts.check.document.Limits;
import io.tailrace.cli.contracts.check.proto.ProtoFile.Enumeration;
import io.tailrace.cli.contracts.check.proto.ProtoFile.Field;
import io.tailrace.cli.contracts.check.proto.ProtoFile.Message;
import io.tailrace.cli.contracts.check.proto.ProtoFile.Method;
import io.tailrace.cli.contracts.check.proto.ProtoFile.Range;
import io.tailrace.cli.contracts.check.proto.ProtoFile.Reserved;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads proto3. What contracts do not use (groups, extensions, editions) is refused, and not passed over: so nothing changes unseen. The grammar is
 * small; the libraries that read it bring another language's runtime along. One thread.
 */
final class ProtoParser {
    private static final long HIGHEST = 536_870_911L;

    private final ProtoTokens in;
    private final ProtoFile file = new ProtoFile();

    private ProtoParser(final String text) throws BadDocumentException {
        in = new ProtoTokens(text);
    }

    static ProtoFile read(final String text) throws BadDocumentException {
        final ProtoParser parser = new ProtoParser(text);
        while (!parser.in.peek().isEmpty()) {
            parser.declaration();
        }
        if (!parser.file.syntax.equals("proto3")) {
            throw new BadDocumentException(1, "", "must say syntax = \"proto3\"");
        }
        return parser.file;
    }

    private void declaration() throws BadDocumentException {
        final String word = in.next();
        switch (word) {
            case ";" -> {}
            case "syntax" -> {
                in.expect("=");
                file.syntax = in.next();
                in.expect(";");
            }
            case "package" -> {
                file.packageName = in.identifier();
                in.expect(";");
            }
            case "import" -> {
                while (!in.accept(";")) {
                    in.next();
                }
            }
            case "option" -> option(file.options);
            case "message" -> message(file.packageName, 1);
            case "enum" -> enumeration(file.packageName);
            case "service" -> service();
            default -> throw in.fault(word + " is not allowed in a contract");
        }
    }

    private static String inside(final String scope, final String name) {
        return scope.isEmpty() ? name : scope + "." + name;
    }

    private void option(final Map<String, String> into) throws BadDocumentException {
        final String name = until("=");
        into.put(name, until(";"));
    }

    /** Tokens up to one on the same level, which is taken, too. */
    private String until(final String end) throws BadDocumentException {
        final StringBuilder text = new StringBuilder();
        int depth = 0;
        while (depth > 0 || in.isText() || !in.peek().equals(end)) {
            depth += in.isText() ? 0 : depthOf(in.peek());
            text.append(in.next());
        }
        in.expect(end);
        return text.toString();
    }

    private static int depthOf(final String token) {
        return switch (token) {
            case "(", "{", "[" -> 1;
            case ")", "}", "]" -> -1;
            default -> 0;
        };
    }

    private void message(final String scope, final int depth) throws BadDocumentException {
        if (depth > Limits.DEPTH) {
            throw in.fault("more than " + Limits.DEPTH + " levels deep");
        }
        final Message message = new Message(in.line());
        final String name = inside(scope, in.identifier());
        if (file.messages.put(name, message) != null) {
            throw in.fault("there are two messages " + name);
        }
        in.expect("{");
        while (!in.accept("}")) {
            switch (in.peek()) {
                case ";" -> in.next();
                case "message" -> {
                    in.next();
                    message(name, depth + 1);
                }
                case "enum" -> {
                    in.next();
                    enumeration(name);
                }
                case "option" -> {
                    in.next();
                    option(new LinkedHashMap<>());
                }
                case "reserved" -> reserved(message.reserved, HIGHEST);
                case "oneof" -> oneof(message);
                case "group", "extensions", "extend", "required" ->
                    throw in.fault(in.peek() + " is not allowed in a contract");
                default -> field(message, "");
            }
        }
    }

    private void oneof(final Message message) throws BadDocumentException {
        in.expect("oneof");
        final String name = in.identifier();
        in.expect("{");
        while (!in.accept("}")) {
            if (in.accept("option")) {
                option(new LinkedHashMap<>());
            } else if (!in.accept(";")) {
                field(message, name);
            }
        }
    }

    private void field(final Message message, final String oneof) throws BadDocumentException {
        final int line = in.line();
        final String label =
                oneof.isEmpty() && (in.peek().equals("repeated") || in.peek().equals("optional")) ? in.next() : "";
        String type = in.identifier();
        if (type.equals("map") && in.accept("<")) {
            final String key = in.identifier();
            in.expect(",");
            type = "map<" + key + "," + in.identifier() + ">";
            in.expect(">");
        }
        final String name = in.identifier();
        in.expect("=");
        final long number = in.number();
        message.fields.add(new Field(name, number, type, label, oneof, options(), line));
        in.expect(";");
    }

    private Map<String, String> options() throws BadDocumentException {
        final Map<String, String> options = new LinkedHashMap<>();
        if (in.accept("[")) {
            do {
                final String name = until("=");
                final StringBuilder value = new StringBuilder();
                while (!in.peek().equals(",") && !in.peek().equals("]")) {
                    value.append(in.next());
                }
                options.put(name, value.toString());
            } while (in.accept(","));
            in.expect("]");
        }
        return options;
    }

    private void reserved(final Reserved reserved, final long highest) throws BadDocumentException {
        in.expect("reserved");
        do {
            if (in.isText()) {
                reserved.names.add(in.next());
            } else {
                final long from = in.number();
                final long to = in.accept("to") ? in.accept("max") ? highest : in.number() : from;
                reserved.ranges.add(new Range(from, to));
            }
        } while (in.accept(","));
        in.expect(";");
    }

    private void enumeration(final String scope) throws BadDocumentException {
        final Enumeration enumeration = new Enumeration(in.line());
        final String name = inside(scope, in.identifier());
        if (file.enums.put(name, enumeration) != null) {
            throw in.fault("there are two enums " + name);
        }
        in.expect("{");
        while (!in.accept("}")) {
            if (in.peek().equals("reserved")) {
                reserved(enumeration.reserved, Integer.MAX_VALUE);
            } else if (in.accept("option")) {
                option(enumeration.options);
            } else if (!in.accept(";")) {
                final String value = in.identifier();
                in.expect("=");
                if (enumeration.values.put(value, in.number()) != null) {
                    throw in.fault("there are two values " + value);
                }
                options();
                in.expect(";");
            }
        }
    }

    private void service() throws BadDocumentException {
        final String name = inside(file.packageName, in.identifier());
        final Map<String, Method> methods = new LinkedHashMap<>();
        if (file.services.put(name, methods) != null) {
            throw in.fault("there are two services " + name);
        }
        in.expect("{");
        while (!in.accept("}")) {
            if (in.accept("option")) {
                option(new LinkedHashMap<>());
            } else if (!in.accept(";")) {
                in.expect("rpc");
                final String method = in.identifier();
                final String request = side();
                in.expect("returns");
                if (methods.put(method, new Method(request, side())) != null) {
                    throw in.fault("there are two rpcs " + method);
                }
                body();
            }
        }
    }

    private String side() throws BadDocumentException {
        in.expect("(");
        final String stream = in.accept("stream") ? "stream " : "";
        final String type = in.identifier();
        in.expect(")");
        return stream + type;
    }

    private void body() throws BadDocumentException {
        if (in.accept("{")) {
            while (!in.accept("}")) {
                if (!in.accept(";")) {
                    in.expect("option");
                    option(new LinkedHashMap<>());
                }
            }
        } else {
            in.expect(";");
        }
    }
}
