package io.tailrace.cli.contracts.check.proto;

import io.tailrace.cli.contracts.check.model.Change;
import io.tailrace.cli.contracts.check.model.ChangeClass;
import io.tailrace.cli.contracts.check.proto.ProtoFile.Enumeration;
import io.tailrace.cli.contracts.check.proto.ProtoFile.Message;
import io.tailrace.cli.contracts.check.proto.ProtoFile.Reserved;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares two versions: what is on the wire, the JSON form, which has names, and the code that is generated. One thread.
 */
final class ProtoDiff {
    private final ProtoFile before;
    private final ProtoFile after;
    private final List<Change> changes = new ArrayList<>();

    private ProtoDiff(final ProtoFile before, final ProtoFile after) {
        this.before = before;
        this.after = after;
    }

    static List<Change> of(final ProtoFile before, final ProtoFile after) {
        final ProtoDiff diff = new ProtoDiff(before, after);
        diff.file();
        diff.before.messages.forEach((name, message) -> {
            if (diff.still(name, "message", diff.after.messages.containsKey(name))) {
                diff.message(name, message, diff.after.messages.get(name));
            }
        });
        diff.before.enums.forEach((name, enumeration) -> {
            if (diff.still(name, "enum", diff.after.enums.containsKey(name))) {
                diff.enumeration(name, enumeration, diff.after.enums.get(name));
            }
        });
        diff.services();
        diff.added("message", diff.before.messages.keySet(), diff.after.messages.keySet());
        diff.added("enum", diff.before.enums.keySet(), diff.after.enums.keySet());
        diff.added("service", diff.before.services.keySet(), diff.after.services.keySet());
        return List.copyOf(diff.changes);
    }

    private void file() {
        if (!before.packageName.equals(after.packageName)) {
            add(
                    "package",
                    before.packageName + " became " + after.packageName,
                    ChangeClass.MAJOR,
                    "all names change, on the wire of services, too");
        }
        final Set<String> names = new LinkedHashSet<>(before.options.keySet());
        names.addAll(after.options.keySet());
        for (final String name : names) {
            final String old = before.options.getOrDefault(name, "none");
            final String now = after.options.getOrDefault(name, "none");
            if (!old.equals(now)) {
                add("option " + name, old + " became " + now, ChangeClass.MAJOR, "generated code is another one");
            }
        }
    }

    private boolean still(final String name, final String kind, final boolean isThere) {
        if (!isThere) {
            add(name, kind + " removed", ChangeClass.MAJOR, "who uses it misses it");
        }
        return isThere;
    }

    private void added(final String kind, final Set<String> old, final Set<String> now) {
        now.stream()
                .filter(name -> !old.contains(name))
                .forEach(name -> add(name, kind + " added", ChangeClass.MINOR, "nobody uses it yet"));
    }

    private void message(final String name, final Message old, final Message now) {
        new ProtoFields(before, after, changes).compare(name, old, now);
        reserved(name, old.reserved, now.reserved);
    }

    private void reserved(final String name, final Reserved old, final Reserved now) {
        final boolean isKept = now.names.containsAll(old.names)
                && old.ranges.stream()
                        .allMatch(range -> now.ranges.stream()
                                .anyMatch(other -> other.has(range.from()) && other.has(range.to())));
        if (!isKept) {
            add(
                    name,
                    "reserved numbers or names freed",
                    ChangeClass.MAJOR,
                    "old messages may have them with another meaning");
        }
    }

    private void enumeration(final String name, final Enumeration old, final Enumeration now) {
        final Map<Long, Set<String>> olds = byNumber(old);
        final Map<Long, Set<String>> nows = byNumber(now);
        olds.forEach((number, words) -> {
            final Set<String> same = nows.getOrDefault(number, Set.of());
            if (same.isEmpty()) {
                add(
                        name + "." + String.join("/", words),
                        "value " + number + " removed",
                        ChangeClass.MAJOR,
                        "old messages have it");
            } else if (!same.containsAll(words)) {
                add(
                        name + "." + String.join("/", words),
                        "value " + number + " is " + String.join("/", same) + " now",
                        ChangeClass.MAJOR,
                        "its name is in the JSON form and in code");
            }
        });
        nows.forEach((number, words) -> {
            if (!olds.containsKey(number)) {
                add(
                        name + "." + String.join("/", words),
                        "value " + number + " added",
                        ChangeClass.MINOR,
                        "readers pass over values that they do not know");
            }
        });
        reserved(name, old.reserved, now.reserved);
    }

    private static Map<Long, Set<String>> byNumber(final Enumeration enumeration) {
        final Map<Long, Set<String>> byNumber = new HashMap<>();
        enumeration.values.forEach((name, number) ->
                byNumber.computeIfAbsent(number, any -> new LinkedHashSet<>()).add(name));
        return byNumber;
    }

    private void services() {
        before.services.forEach((name, methods) -> {
            if (!still(name, "service", after.services.containsKey(name))) {
                return;
            }
            final Map<String, ProtoFile.Method> now = after.services.get(name);
            methods.forEach((method, facts) -> {
                final String path = name + "." + method;
                if (still(path, "rpc", now.containsKey(method))
                        && !text(before, facts).equals(text(after, now.get(method)))) {
                    add(
                            path,
                            text(before, facts) + " became " + text(after, now.get(method)),
                            ChangeClass.MAJOR,
                            "callers of the old version say and expect something else");
                }
            });
            now.keySet().stream()
                    .filter(method -> !methods.containsKey(method))
                    .forEach(method -> add(name + "." + method, "rpc added", ChangeClass.MINOR, "nobody calls it yet"));
        });
    }

    private static String text(final ProtoFile file, final ProtoFile.Method method) {
        return "(" + side(file, method.request()) + ") returns (" + side(file, method.response()) + ")";
    }

    private static String side(final ProtoFile file, final String type) {
        final int space = type.indexOf(' ') + 1;
        return type.substring(0, space) + file.resolve(type.substring(space), file.packageName);
    }

    private void add(final String path, final String what, final ChangeClass level, final String why) {
        changes.add(new Change(path, what, level, why));
    }
}
