package io.tailrace.cli.contracts.check.proto;

import io.tailrace.cli.contracts.check.model.Change;
import io.tailrace.cli.contracts.check.model.ChangeClass;
import io.tailrace.cli.contracts.check.proto.ProtoFile.Field;
import io.tailrace.cli.contracts.check.proto.ProtoFile.Message;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fields of a message. On the wire a field is its number, in JSON and in code its name: both are held. */
final class ProtoFields {
    private final ProtoFile before;
    private final ProtoFile after;
    private final List<Change> changes;

    ProtoFields(final ProtoFile before, final ProtoFile after, final List<Change> changes) {
        this.before = before;
        this.after = after;
        this.changes = changes;
    }

    void compare(final String message, final Message old, final Message now) {
        for (final Field field : old.fields) {
            final String path = message + "." + field.name();
            final Optional<Field> same = now.fields.stream()
                    .filter(it -> it.number() == field.number())
                    .findFirst();
            if (same.isPresent()) {
                field(message, path, field, same.get());
            } else if (now.fields.stream().anyMatch(it -> it.name().equals(field.name()))) {
                add(
                        path,
                        "has another number than " + field.number(),
                        ChangeClass.MAJOR,
                        "readers find it by its number");
            } else {
                final boolean isReserved =
                        now.reserved.has(field.number()) && now.reserved.names.contains(field.name());
                add(
                        path,
                        "field removed",
                        ChangeClass.MAJOR,
                        isReserved
                                ? "readers of the old version miss it"
                                : "readers of the old version miss it, and neither number nor name are reserved: others could take them");
            }
        }
        for (final Field field : now.fields) {
            final boolean isNew = old.fields.stream()
                    .noneMatch(it -> it.number() == field.number() || it.name().equals(field.name()));
            if (isNew && old.reserved.has(field.number())) {
                add(
                        message + "." + field.name(),
                        "takes a reserved number",
                        ChangeClass.MAJOR,
                        "old messages have it with another meaning");
            } else if (isNew) {
                add(
                        message + "." + field.name(),
                        "field added",
                        ChangeClass.MINOR,
                        "readers pass over fields that they do not know");
            }
        }
    }

    private void field(final String message, final String path, final Field old, final Field now) {
        differs(path, "name", old.name(), now.name(), "its name is in the JSON form and in code");
        differs(
                path,
                "type",
                type(before, old, message),
                type(after, now, message),
                "its bytes or its values are read in another way");
        differs(
                path,
                "label",
                word(old.label()),
                word(now.label()),
                "one value, many, or none are told apart in another way");
        differs(path, "oneof", word(old.oneof()), word(now.oneof()), "another field can be lost with it, or kept");
        final Set<String> options = new LinkedHashSet<>(old.options().keySet());
        options.addAll(now.options().keySet());
        for (final String option : options) {
            final String from = old.options().getOrDefault(option, "none");
            final String to = now.options().getOrDefault(option, "none");
            if (option.equals("deprecated") && !from.equals(to)) {
                add(path, "deprecated changed", ChangeClass.MINOR, "readers should look for another field");
            } else {
                differs(path, option, from, to, "the checker cannot decide what this does, so it counts as a break");
            }
        }
    }

    private static String type(final ProtoFile file, final Field field, final String scope) {
        return field.type().startsWith("map<") ? field.type() : file.resolve(field.type(), scope);
    }

    private static String word(final String text) {
        return text.isEmpty() ? "none" : text;
    }

    private void differs(final String path, final String what, final String old, final String now, final String why) {
        if (!old.equals(now)) {
            add(path, what + " " + old + " became " + now, ChangeClass.MAJOR, why);
        }
    }

    private void add(final String path, final String what, final ChangeClass level, final String why) {
        changes.add(new Change(path, what, level, why));
    }
}
