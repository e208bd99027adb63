package io.tailrace.cli.contracts.check.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.Event.ID;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads YAML 1.2 from its events, one document a text. Anchors, aliases and tags are refused: a contract needs none, and with them a short text
 * can stand for a tree without end. A name that stands twice in a mapping is a fault.
 */
public final class YamlText {
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1," + Limits.NUMBER_LENGTH + "}");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(\\.[0-9]{1,50}|[0-9]{1,50}(\\.[0-9]{0,50})?)([eE][-+]?[0-9]{1,3})?");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Iterator<Event> events;
    private final IdentityHashMap<JsonNode, Integer> lines = new IdentityHashMap<>();

    private YamlText(final Iterator<Event> events) {
        this.events = events;
    }

    /**
     * Reads a text.
     *
     * @param text of a file.
     * @return its tree.
     * @throws BadDocumentException if it is not YAML, or has what is refused, or is past a bound.
     */
    public static TreeDocument read(final String text) throws BadDocumentException {
        final LoadSettings settings = LoadSettings.builder()
                .setParseComments(false)
                .setCodePointLimit(Limits.FILE_BYTES)
                .build();
        try {
            return new YamlText(new Parse(settings).parseString(text).iterator()).document();
        } catch (final MarkedYamlEngineException fault) {
            throw new BadDocumentException(
                    fault.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0),
                    "",
                    "no YAML: " + fault.getProblem());
        } catch (final YamlEngineException fault) {
            throw new BadDocumentException(0, "", "no YAML: " + fault.getMessage());
        }
    }

    private TreeDocument document() throws BadDocumentException {
        Event event = events.next();
        while (event.getEventId() == ID.StreamStart || event.getEventId() == ID.DocumentStart) {
            event = events.next();
        }
        if (event.getEventId() == ID.StreamEnd) {
            throw new BadDocumentException(1, "", "there is nothing in it: a mapping must be");
        }
        final JsonNode root = value(event, "", 1);
        events.next();
        event = events.next();
        if (event.getEventId() != ID.StreamEnd) {
            throw new BadDocumentException(line(event), "", "a second document begins: a contract is one document");
        }
        return new TreeDocument(root, lines);
    }

    private JsonNode value(final Event event, final String place, final int depth) throws BadDocumentException {
        if (depth > Limits.DEPTH) {
            throw new BadDocumentException(line(event), place, "more than " + Limits.DEPTH + " levels deep");
        }
        refuse(event, place);
        final JsonNode node;
        if (event instanceof final MappingStartEvent start) {
            node = mapping(start, place, depth);
        } else if (event instanceof SequenceStartEvent) {
            final ArrayNode array = NODES.arrayNode();
            for (Event next = events.next(); next.getEventId() != ID.SequenceEnd; next = events.next()) {
                array.add(value(next, place + "/" + array.size(), depth + 1));
            }
            node = array;
        } else {
            node = scalar((ScalarEvent) event);
        }
        lines.put(node, line(event));
        return node;
    }

    private ObjectNode mapping(final MappingStartEvent start, final String place, final int depth)
            throws BadDocumentException {
        final ObjectNode object = NODES.objectNode();
        for (Event next = events.next(); next.getEventId() != ID.MappingEnd; next = events.next()) {
            refuse(next, place);
            if (!(next instanceof final ScalarEvent name)) {
                throw new BadDocumentException(line(next), place, "a name must be a text");
            }
            if (object.has(name.getValue())) {
                throw new BadDocumentException(
                        line(next),
                        place,
                        "\"" + name.getValue() + "\" stands twice in the mapping of line " + line(start));
            }
            object.set(name.getValue(), value(events.next(), place + "/" + name.getValue(), depth + 1));
        }
        return object;
    }

    private static void refuse(final Event event, final String place) throws BadDocumentException {
        if (event.getEventId() == ID.Alias) {
            throw new BadDocumentException(line(event), place, "an alias (*) is not allowed here: write the value out");
        }
        if (event instanceof final NodeEvent node && node.getAnchor().isPresent()) {
            throw new BadDocumentException(line(event), place, "an anchor (&) is not allowed here: take it away");
        }
        final boolean tagged = event instanceof final ScalarEvent scalar
                ? scalar.getTag().isPresent() && !scalar.getTag().get().equals("!")
                : event instanceof final MappingStartEvent mapping
                        ? mapping.getTag().isPresent()
                        : event instanceof final SequenceStartEvent sequence
                                && sequence.getTag().isPresent();
        if (tagged) {
            throw new BadDocumentException(line(event), place, "a tag (!) is not allowed here: take it away");
        }
    }

    private static JsonNode scalar(final ScalarEvent event) {
        final String text = event.getValue();
        if (event.getScalarStyle() != ScalarStyle.PLAIN) {
            return NODES.stringNode(text);
        }
        if (INTEGER.matcher(text).matches()) {
            return NODES.numberNode(new BigInteger(text.startsWith("+") ? text.substring(1) : text));
        }
        if (DECIMAL.matcher(text).matches()) {
            return NODES.numberNode(new BigDecimal(text));
        }
        return switch (text) {
            case "true", "True", "TRUE" -> NODES.booleanNode(true);
            case "false", "False", "FALSE" -> NODES.booleanNode(false);
            case "", "~", "null", "Null", "NULL" -> NODES.nullNode();
            default -> NODES.stringNode(text);
        };
    }

    private static int line(final Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
