package io.tailrace.cli.contracts.check.sbe;

import io.tailrace.cli.contracts.check.document.XmlElement;
import io.tailrace.cli.contracts.check.model.Contract;
import io.tailrace.cli.contracts.check.model.Problem;
import io.tailrace.cli.contracts.check.model.Problem.Kind;
import io.tailrace.cli.contracts.check.model.SemVer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules that one version of a schema keeps by itself. One thread. */
final class SbeLint {
    private static final int FIRST_ID = 21_000;
    private static final Set<String> PRIMITIVES =
            Set.of("char", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float", "double");
    private static final List<String> ORDER = List.of("field", "group", "data");

    private final Contract contract;
    private final SbeSchema schema;
    private final List<Problem> problems = new ArrayList<>();

    private SbeLint(final Contract contract) {
        this.contract = contract;
        schema = SbeSchema.of(contract.as(XmlElement.class));
    }

    static List<Problem> of(final Contract contract) {
        final SbeLint lint = new SbeLint(contract);
        lint.versions();
        lint.messages();
        return lint.problems;
    }

    private void versions() {
        final XmlElement root = schema.root();
        final Optional<SemVer> version = SemVer.parse(contract.version());
        if (version.isPresent()) {
            final int major = version.get().major();
            if (SbeSchema.number(root.get("id")) != FIRST_ID + major) {
                add(
                        root,
                        "",
                        "the schema id of version " + version.get() + " is " + (FIRST_ID + major) + ": " + FIRST_ID
                                + " + the major version");
            }
            if (schema.version() != version.get().minor()) {
                add(root, "", "version must be " + version.get().minor() + ", the minor version of " + version.get());
            }
        }
    }

    private void messages() {
        final Set<String> ids = new HashSet<>();
        final Set<String> names = new HashSet<>();
        for (final XmlElement message : schema.root().children()) {
            if (message.name().equals("message")) {
                final String place = message.get("name", "?");
                if (SbeSchema.number(message.get("id")) < 0 || !ids.add(message.get("id"))) {
                    add(message, place, "the id of a message is a number that no other message has");
                }
                if (!names.add(place)) {
                    add(message, place, "there are two messages of this name");
                }
                since(message, place, 0, 0);
                block(message, place, SbeSchema.since(message), new HashSet<>());
            }
        }
    }

    private void block(final XmlElement block, final String place, final int since, final Set<String> ids) {
        final Set<String> names = new HashSet<>();
        int stage = 0;
        int last = since;
        for (final XmlElement member : block.children()) {
            final String at = place + "." + member.get("name", "?");
            final int kind = ORDER.indexOf(member.name());
            if (kind < 0) {
                add(member, at, "only field, group and data stand in a message, not " + member.name());
                continue;
            }
            if (kind < stage) {
                add(member, at, "fields come first, then groups, then data");
            }
            last = kind == stage ? last : since;
            stage = Math.max(kind, stage);
            if (SbeSchema.number(member.get("id")) < 0 || !ids.add(member.get("id"))) {
                add(member, at, "the id is a number that nothing else in the message has");
            }
            if (!names.add(member.get("name", "?"))) {
                add(member, at, "the name stands twice");
            }
            since(member, at, since, last);
            last = Math.max(last, SbeSchema.since(member));
            if (member.name().equals("group")) {
                type(member, at, member.get("dimensionType", "groupSizeEncoding"));
                block(member, at, Math.max(since, SbeSchema.since(member)), ids);
            } else {
                type(member, at, member.get("type", ""));
            }
        }
    }

    /** What does not say a version has that of what is around it. */
    private void since(final XmlElement member, final String at, final int around, final int atLeast) {
        final String text = member.get("sinceVersion");
        final int since = text == null ? around : SbeSchema.since(member);
        if (since < 0 || since > schema.version()) {
            add(member, at, "sinceVersion " + text + " is above the version of the schema, " + schema.version());
        } else if (since < atLeast) {
            add(member, at, "is older than what stands before it or around it: what is new comes last");
        }
    }

    private void type(final XmlElement member, final String at, final String type) {
        if (!schema.types().containsKey(type) && !PRIMITIVES.contains(type)) {
            add(member, at, "there is no type " + type);
        }
    }

    private void add(final XmlElement element, final String place, final String message) {
        problems.add(new Problem(Kind.RULE, contract.file(), element.line(), place, message));
    }
}
