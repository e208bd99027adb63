package io.tailrace.cli.contracts.validate;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.contracts.text.Printable;
import io.tailrace.codec.text.NearNames;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The schemas that there are, by all names under which they are asked for. One thread. */
final class SchemaCatalog {
    private static final String ENVELOPE = "event-envelope.v1";

    private final Map<String, SchemaSource> byName = new LinkedHashMap<>();
    private final Map<String, SchemaSource> byId = new HashMap<>();
    private final Map<String, CompiledSchema> compiled = new HashMap<>();
    private final SchemaCompiler compiler;

    private SchemaCatalog(final Map<String, byte[]> files, final boolean isStrict) {
        files.forEach((place, bytes) -> add(SchemaSource.of(place, bytes)));
        compiler = new SchemaCompiler(byId, isStrict);
    }

    /** Those that this build was made with. {@code isStrict}: fields that no schema declares are faults, too. */
    static SchemaCatalog onClassPath(final boolean isStrict) {
        return new SchemaCatalog(SchemaFiles.onClassPath(), isStrict);
    }

    /** One alone, of a file. */
    static SchemaCatalog of(final String place, final byte[] schema) {
        return new SchemaCatalog(Map.of(place, schema), false);
    }

    /** Those below a folder. */
    static SchemaCatalog in(final Path folder, final boolean isStrict) {
        return new SchemaCatalog(SchemaFiles.in(folder), isStrict);
    }

    private void add(final SchemaSource source) {
        byName.put(source.name(), source);
        byName.putIfAbsent(source.fileName(), source);
        if (!source.id().isEmpty()) {
            final SchemaSource other = byId.put(source.id(), source);
            if (other != null) {
                throw CommandFault.cannotRun(
                        "two schemas with one $id", other.place() + " and " + source.place(), source.id());
            }
        }
    }

    /** By the value of a field {@code schema}, or a file's name without its ending. */
    Optional<CompiledSchema> named(final String name) {
        return Optional.ofNullable(byName.get(name)).map(this::compiled);
    }

    /** By the value of a field {@code $schema}; the one of schemas themselves is there, too. */
    Optional<CompiledSchema> identified(final String id) {
        if (id.equals(SchemaSource.DIALECT)) {
            return Optional.of(compiled.computeIfAbsent(id, dialect -> compiler.metaSchema()));
        }
        return Optional.ofNullable(byId.get(id)).map(this::compiled);
    }

    /** That of events. */
    Optional<CompiledSchema> envelope() {
        return named(ENVELOPE);
    }

    /** That of the payload of events of a type and version, if there is one: its file has their names, as in {@code job.started.v1}. */
    Optional<CompiledSchema> payload(final String eventType, final String version) {
        return named(eventType + ".v" + version.substring(0, Math.max(0, version.indexOf('.'))));
    }

    /** A question with the names and ids that are near an unknown one; empty if none is. */
    String nearTo(final String name) {
        return NearNames.question(name, name.contains("://") ? byId.keySet() : byName.keySet());
    }

    /** What {@code --schema} names: a name, an id or a file. */
    CompiledSchema chosen(final String choice) {
        final Optional<CompiledSchema> known = named(choice).or(() -> identified(choice));
        if (known.isPresent()) {
            return known.get();
        }
        final Path file = path(choice);
        if (file == null || !Files.isRegularFile(file)) {
            throw CommandFault.wrongUsage(
                    "no such schema",
                    "--schema " + Printable.of(choice),
                    NearNames.question(choice, byName.keySet()) + "give a file, or one of "
                            + String.join(", ", new TreeSet<>(byName.keySet())));
        }
        final SchemaSource source = SchemaSource.of(file.toString(), SchemaFiles.file(file));
        if (!source.id().isEmpty()) {
            byId.put(source.id(), source);
        }
        return compiled(source);
    }

    private static Path path(final String text) {
        try {
            return Path.of(text);
        } catch (final InvalidPathException notAPath) {
            return null;
        }
    }

    private CompiledSchema compiled(final SchemaSource source) {
        final CompiledSchema known = compiled.get(source.place());
        if (known != null) {
            return known;
        }
        final CompiledSchema made = compiler.compile(source);
        compiled.put(source.place(), made);
        return made;
    }
}
