package io.tailrace.apicheck;

import io.tailrace.apicheck.SemVer.Change;
import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.model.AccessModifier;
import japicmp.model.JApiBehavior;
import japicmp.model.JApiChangeStatus;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibility;
import japicmp.model.JApiField;
import japicmp.model.JApiParameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What japicmp finds between two sets of jars of signatures.
 *
 * @param change the gravest one.
 * @param lines for people: types by name, their members indented below them; breaks say so.
 */
public record ApiDifference(Change change, List<String> lines) {
    /** Copies the lines. */
    public ApiDifference {
        lines = List.copyOf(lines);
    }

    /**
     * Compares.
     *
     * @param before jars of signatures.
     * @param after jars of signatures.
     * @return how they differ.
     */
    public static ApiDifference between(final Collection<byte[]> before, final Collection<byte[]> after) {
        final JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
        options.setAccessModifier(AccessModifier.PROTECTED);
        // Other libraries' types, and ours that are not exported.
        options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
        final List<JApiClass> types =
                new JarArchiveComparator(options).compare(archives(before, "before"), archives(after, "after"));
        final List<String> lines = new ArrayList<>();
        boolean breaks = false;
        for (final JApiClass type : types) {
            if (type.getChangeStatus() != JApiChangeStatus.UNCHANGED) {
                breaks |= isBreak(type);
                lines.add(line(type.getChangeStatus(), type.getFullyQualifiedName(), type));
                members(type, lines);
            }
        }
        return new ApiDifference(breaks ? Change.BREAK : lines.isEmpty() ? Change.NONE : Change.ADDITION, lines);
    }

    private static List<JApiCmpArchive> archives(final Collection<byte[]> jars, final String version) {
        return jars.stream().map(jar -> new JApiCmpArchive(jar, "api", version)).toList();
    }

    private static void members(final JApiClass type, final List<String> lines) {
        if (type.getChangeStatus() != JApiChangeStatus.MODIFIED) {
            return;
        }
        final List<String> members = new ArrayList<>();
        for (final JApiField field : type.getFields()) {
            add(members, field.getChangeStatus(), field.getName(), field);
        }
        type.getConstructors().forEach(member -> add(members, member.getChangeStatus(), call(member), member));
        type.getMethods().forEach(member -> add(members, member.getChangeStatus(), call(member), member));
        members.stream().sorted().forEach(lines::add);
    }

    private static void add(
            final List<String> members, final JApiChangeStatus status, final String name, final JApiCompatibility of) {
        if (status != JApiChangeStatus.UNCHANGED) {
            members.add("  " + line(status, name, of));
        }
    }

    private static String call(final JApiBehavior member) {
        return member.getName()
                + member.getParameters().stream()
                        .map(JApiParameter::getType)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String line(final JApiChangeStatus status, final String name, final JApiCompatibility of) {
        final String reasons = of.getCompatibilityChanges().stream()
                .map(change ->
                        change.getType().toString().toLowerCase(Locale.ROOT).replace('_', ' '))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return "- " + status.toString().toLowerCase(Locale.ROOT) + " `" + name + "`"
                + (isBreak(of) ? " **incompatible**" : "")
                + (reasons.isEmpty() ? "" : ": " + reasons);
    }

    private static boolean isBreak(final JApiCompatibility of) {
        return !of.isBinaryCompatible() || !of.isSourceCompatible();
    }
}
