package io.tailrace.cli.contracts.check.jsonschema;

import io.tailrace.cli.contracts.check.model.ChangeClass;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Types. Each change of them is a break: a narrower one for documents that are there, a wider one for readers. */
final class TypeRule {
    private enum Type {
        NULL,
        BOOLEAN,
        INTEGER,
        FRACTION,
        STRING,
        ARRAY,
        OBJECT
    }

    private static final Map<String, Set<Type>> BY_WORD = Map.of(
            "null", EnumSet.of(Type.NULL),
            "boolean", EnumSet.of(Type.BOOLEAN),
            "integer", EnumSet.of(Type.INTEGER),
            "number", EnumSet.of(Type.INTEGER, Type.FRACTION),
            "string", EnumSet.of(Type.STRING),
            "array", EnumSet.of(Type.ARRAY),
            "object", EnumSet.of(Type.OBJECT));

    private TypeRule() {}

    /** False if no value is of both: then there is nothing more to compare. */
    static boolean compare(final Schema before, final Schema after, final String path, final SchemaDiff diff) {
        final Set<Type> old = types(before);
        final Set<Type> now = types(after);
        if (old.equals(now)) {
            return true;
        }
        final String what = "type " + words(old) + " became " + words(now);
        if (!now.containsAll(old)) {
            diff.add(path, what, ChangeClass.MAJOR, "values of the old type are not valid any more");
        } else {
            diff.add(path, what, ChangeClass.MAJOR, "readers of the old version do not expect the new type");
        }
        return now.stream().anyMatch(old::contains);
    }

    static Set<String> typeWords(final Schema schema) {
        return types(schema).stream().map(Type::name).collect(Collectors.toSet());
    }

    static boolean areApart(final Schema a, final Schema b) {
        final Set<Type> both = types(a);
        both.retainAll(types(b));
        return both.isEmpty();
    }

    private static Set<Type> types(final Schema schema) {
        final JsonNode type = schema.get(Keyword.TYPE);
        final Set<Type> types = EnumSet.noneOf(Type.class);
        if (type != null) {
            (type.isArray() ? type : List.of(type))
                    .forEach(word -> types.addAll(BY_WORD.getOrDefault(word.asString(), Set.of())));
        } else if (schema.values() != null) {
            schema.values().values().forEach(value -> types.add(typeOf(value)));
        } else {
            types.addAll(EnumSet.allOf(Type.class));
        }
        return types;
    }

    private static Type typeOf(final JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL, MISSING, BINARY, POJO -> Type.NULL;
            case BOOLEAN -> Type.BOOLEAN;
            case STRING -> Type.STRING;
            case ARRAY -> Type.ARRAY;
            case OBJECT -> Type.OBJECT;
            case NUMBER -> value.decimalValue().stripTrailingZeros().scale() <= 0 ? Type.INTEGER : Type.FRACTION;
        };
    }

    private static String words(final Set<Type> types) {
        if (types.size() == Type.values().length) {
            return "anything";
        }
        return types.stream()
                .filter(type -> type != Type.INTEGER || !types.contains(Type.FRACTION))
                .map(type -> type == Type.FRACTION ? "number" : type.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or "));
    }
}
