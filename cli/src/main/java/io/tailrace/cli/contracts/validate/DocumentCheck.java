package io.tailrace.cli.contracts.validate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Holds documents against the schemas that they name. One thread. */
public final class DocumentCheck {
    private static final String SCHEMA = "schema";
    private static final String EVENT_TYPE = "eventType";
    private static final String EVENT_VERSION = "contractVersion";
    private static final String SCHEMA_ID = "$schema";
    private static final String PAYLOAD = "payload";
    private static final String ENTRY = "telemetry-entry.v1";
    private static final List<String> ENTRY_FIELDS = List.of("timestamp", "component", "level", "event");

    private final SchemaCatalog catalog;
    private final DocumentReader reader;
    private final CompiledSchema chosen;

    /** {@code chosen} for all documents; null if each one says by which it goes. */
    DocumentCheck(final SchemaCatalog catalog, final Limits limits, final CompiledSchema chosen) {
        this.catalog = catalog;
        this.reader = new DocumentReader(limits);
        this.chosen = chosen;
    }

    /**
     * By the schemas of this build, with nothing allowed that they do not declare.
     *
     * @return holds what Tailrace itself writes against them.
     */
    public static DocumentCheck strict() {
        final Limits limits = Limits.of(Runtime.getRuntime().maxMemory());
        return new DocumentCheck(SchemaCatalog.onClassPath(true), limits, null);
    }

    /**
     * Judges one document, or each element of an array.
     *
     * @param text the document.
     * @return a judgement of each; never empty.
     */
    public List<Judgement> judge(final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return judge(bytes, bytes.length, true);
    }

    /** {@code hasLines}: whether it may stand on several lines. */
    List<Judgement> judge(final byte[] bytes, final int length, final boolean hasLines) {
        try {
            final Document document = reader.read(bytes, length, hasLines);
            if (chosen != null || !document.root().isArray()) {
                return List.of(judge(document));
            }
            return elements(document);
        } catch (final DocumentException bad) {
            return List.of(Judgement.none(bad.fault()));
        }
    }

    private List<Judgement> elements(final Document array) {
        final List<Judgement> judgements = new ArrayList<>();
        for (final Document element : array.elements()) {
            judgements.add(below("/" + judgements.size(), judge(element)));
        }
        return judgements.isEmpty() ? List.of(Judgement.none(Fault.of("an empty array: no document"))) : judgements;
    }

    private Judgement judge(final Document document) {
        if (chosen != null) {
            return new Judgement(chosen.name(), chosen.faults(document));
        }
        final Optional<String> schema = text(document, SCHEMA);
        if (schema.isPresent()) {
            return by(catalog.named(schema.get()), document, SCHEMA);
        }
        final Optional<String> eventType = text(document, EVENT_TYPE);
        if (eventType.isPresent()) {
            return event(document, eventType.get());
        }
        if (text(document, SCHEMA_ID).isPresent()) {
            return by(catalog.identified(text(document, SCHEMA_ID).orElseThrow()), document, SCHEMA_ID);
        }
        return Judgement.none(Fault.at(
                document.firstLine(),
                0,
                "",
                "nothing says by which schema it goes: expected an object with a text field " + SCHEMA + ", "
                        + EVENT_TYPE + " or " + SCHEMA_ID + "; or choose one with --schema"
                        + (isEntry(document) ? ": it looks like a telemetry entry, --schema " + ENTRY : "")));
    }

    /** Telemetry entries do not say what they are: whoever reads them knows. */
    private static boolean isEntry(final Document document) {
        return ENTRY_FIELDS.stream().allMatch(document.root()::has);
    }

    private Judgement event(final Document document, final String eventType) {
        final Judgement envelope = by(catalog.envelope(), document, EVENT_TYPE);
        final Optional<CompiledSchema> payload =
                catalog.payload(eventType, text(document, EVENT_VERSION).orElse(""));
        if (payload.isEmpty() || !document.root().has(PAYLOAD)) {
            return envelope;
        }
        final List<Fault> faults = new ArrayList<>(envelope.faults());
        final CompiledSchema schema = payload.get();
        faults.addAll(below("/" + PAYLOAD, new Judgement(schema.name(), schema.faults(document.field(PAYLOAD))))
                .faults());
        return new Judgement(envelope.schema() + ", " + schema.name(), List.copyOf(faults));
    }

    private Judgement by(final Optional<CompiledSchema> schema, final Document document, final String field) {
        return schema.map(it -> new Judgement(it.name(), it.faults(document)))
                .orElseGet(() -> Judgement.none(Fault.at(
                        document.firstLine(),
                        0,
                        "/" + field,
                        "unknown schema: " + document.root().get(field) + ": "
                                + catalog.nearTo(text(document, field).orElse(""))
                                + "name one of the catalog, or choose one with --schema")));
    }

    private static Judgement below(final String path, final Judgement judgement) {
        return new Judgement(
                judgement.schema(),
                judgement.faults().stream()
                        .map(fault -> new Fault(fault.line(), fault.column(), path + fault.path(), fault.message()))
                        .toList());
    }

    private static Optional<String> text(final Document document, final String name) {
        final JsonNode field = document.root().get(name);
        return field != null && field.isString() ? Optional.of(field.asString()) : Optional.empty();
    }
}
