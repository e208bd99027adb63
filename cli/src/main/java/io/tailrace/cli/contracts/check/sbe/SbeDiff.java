package io.tailrace.cli.contracts.check.sbe;

import io.tailrace.cli.contracts.check.document.XmlElement;
import io.tailrace.cli.contracts.check.model.Change;
import io.tailrace.cli.contracts.check.model.ChangeClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares two versions. A reader of the old one steps over bytes behind the fields that it knows, in each block, and over bytes behind the end of a
 * message; so only there can something be added. Names are not in frames. One thread.
 */
final class SbeDiff {
    private static final List<String> OF_SCHEMA = List.of("byteOrder", "headerType");

    private final SbeSchema before;
    private final SbeSchema after;
    private final SbeTypes types;
    private final List<Change> changes = new ArrayList<>();

    private SbeDiff(final SbeSchema before, final SbeSchema after) {
        this.before = before;
        this.after = after;
        types = new SbeTypes(before, after, changes);
    }

    static List<Change> of(final XmlElement before, final XmlElement after) {
        final SbeDiff diff = new SbeDiff(SbeSchema.of(before), SbeSchema.of(after));
        diff.schema();
        diff.types.compareAll();
        diff.messages();
        return List.copyOf(diff.changes);
    }

    private void schema() {
        for (final String attribute : OF_SCHEMA) {
            attribute(
                    "schema", before.root(), after.root(), attribute, ChangeClass.MAJOR, "every frame is other bytes");
        }
        attribute(
                "schema",
                before.root(),
                after.root(),
                "package",
                ChangeClass.MINOR,
                "frames are the same, generated code moves");
        attribute("schema", before.root(), after.root(), "description", ChangeClass.PATCH, "only words");
    }

    private void messages() {
        before.messages().forEach((id, message) -> {
            final XmlElement now = after.messages().get(id);
            final String name = message.get("name", "?");
            if (now == null) {
                add(name, "message removed", ChangeClass.MAJOR, "readers of the old version wait for it");
            } else {
                renamed(name, message, now);
                common(name, message, now);
                block(name, message, now, true);
            }
        });
        after.messages().forEach((id, message) -> {
            if (!before.messages().containsKey(id)) {
                final String name = message.get("name", "?");
                added(name, "message", message, true, "readers pass over messages that they do not know", "");
            }
        });
    }

    private void block(final String path, final XmlElement old, final XmlElement now, final boolean isMessage) {
        final int oldLength = SbeSchema.number(old.get("blockLength"));
        final int nowLength = SbeSchema.number(now.get("blockLength"));
        if (oldLength != nowLength) {
            add(
                    path,
                    "blockLength " + old.get("blockLength") + " became " + now.get("blockLength"),
                    nowLength < oldLength || oldLength < 0 ? ChangeClass.MAJOR : ChangeClass.MINOR,
                    "readers step by the length that is in the frame, but not behind a shorter block");
        }
        final boolean hasData = !SbeSchema.members(old, "data").isEmpty();
        members("field", path, old, now, true, "");
        members(
                "group",
                path,
                old,
                now,
                isMessage && !hasData,
                hasData
                        ? "readers of the old version take it for the data that stood there"
                        : "readers of the old version take it for the next entry");
        members("data", path, old, now, isMessage, "readers of the old version take it for the next entry");
    }

    private void members(
            final String kind,
            final String path,
            final XmlElement oldBlock,
            final XmlElement nowBlock,
            final boolean canGrow,
            final String whyNot) {
        final List<XmlElement> olds = SbeSchema.members(oldBlock, kind);
        final List<XmlElement> nows = SbeSchema.members(nowBlock, kind);
        final Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < nows.size(); i++) {
            places.put(nows.get(i).get("id", ""), i);
        }
        for (int i = 0; i < olds.size(); i++) {
            final XmlElement old = olds.get(i);
            final String at = path + "." + old.get("name", "?");
            final Integer place = places.remove(old.get("id", ""));
            if (place == null) {
                add(
                        at,
                        kind + " removed",
                        ChangeClass.MAJOR,
                        "what stands behind it moves, and readers of the old version miss it");
            } else {
                if (place != i) {
                    add(
                            at,
                            kind + " moved from place " + i + " to " + place,
                            ChangeClass.MAJOR,
                            "readers find it by its place");
                }
                renamed(at, old, nows.get(place));
                member(kind, at, old, nows.get(place));
            }
        }
        for (final XmlElement now : nows) {
            final Integer place = places.get(now.get("id", ""));
            if (place != null) {
                final boolean isLast = place >= olds.size();
                added(
                        path + "." + now.get("name", "?"),
                        kind,
                        now,
                        canGrow && isLast,
                        "readers step over what stands behind the end that they know",
                        isLast ? whyNot : "what stands behind it moves");
            }
        }
    }

    private void member(final String kind, final String at, final XmlElement old, final XmlElement now) {
        common(at, old, now);
        if (kind.equals("group")) {
            types.compare(
                    at, old.get("dimensionType", "groupSizeEncoding"), now.get("dimensionType", "groupSizeEncoding"));
            block(at, old, now, false);
            return;
        }
        types.compare(at, old.get("type", ""), now.get("type", ""));
        for (final String attribute : List.of("presence", "offset", "valueRef", "timeUnit", "epoch")) {
            attribute(at, old, now, attribute, ChangeClass.MAJOR, "its bytes are read in another way");
        }
    }

    private void common(final String at, final XmlElement old, final XmlElement now) {
        if (SbeSchema.since(old) != SbeSchema.since(now)) {
            add(
                    at,
                    "sinceVersion " + SbeSchema.since(old) + " became " + SbeSchema.since(now),
                    ChangeClass.MAJOR,
                    "frames between the two are read in another way");
        }
        attribute(at, old, now, "deprecated", ChangeClass.MINOR, "readers should look for something else");
        attribute(at, old, now, "description", ChangeClass.PATCH, "only words");
        attribute(at, old, now, "semanticType", ChangeClass.PATCH, "only words");
    }

    private void added(
            final String at,
            final String kind,
            final XmlElement member,
            final boolean canBeHere,
            final String why,
            final String whyNot) {
        final int since = SbeSchema.since(member);
        if (!canBeHere) {
            add(at, kind + " added where nothing can be", ChangeClass.MAJOR, whyNot);
        } else if (since <= before.version()) {
            add(
                    at,
                    kind + " added without sinceVersion above " + before.version(),
                    ChangeClass.MAJOR,
                    "new readers would look for it in old frames, which do not have it");
        } else {
            add(at, kind + " added", ChangeClass.MINOR, why);
        }
    }

    private void renamed(final String at, final XmlElement old, final XmlElement now) {
        attribute(at, old, now, "name", ChangeClass.PATCH, "names are not in frames");
    }

    private void attribute(
            final String at,
            final XmlElement old,
            final XmlElement now,
            final String name,
            final ChangeClass level,
            final String why) {
        final String from = old.get(name, "none");
        final String to = now.get(name, "none");
        if (!from.equals(to)) {
            add(
                    at,
                    level == ChangeClass.PATCH && !name.equals("name")
                            ? name + " changed"
                            : name + " " + from + " became " + to,
                    level,
                    why);
        }
    }

    private void add(final String path, final String what, final ChangeClass level, final String why) {
        changes.add(new Change(path, what, level, why));
    }
}
