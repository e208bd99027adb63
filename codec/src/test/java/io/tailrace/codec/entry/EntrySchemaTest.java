package io.tailrace.codec.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schema and the types say the same. */
class EntrySchemaTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> VALUES =
            List.of("null", "true", "\"x\"", "1.5", "-1", "4294967296", "18446744073709551616", "[]", "{}");
    /** With all metrics. */
    private static final String COMPLETE = Vectors.lines().get(3);
    /** What serde cannot write, or a later version would: the schema is for what a producer of this version writes. */
    private static final Set<Integer> NOT_BY_CONTRACT = Set.of(9, 21, 22, 23);
    /** Bounded by the contract, not by the type. */
    private static final Set<String> BOUNDED = Set.of("confidence");

    @Test
    void shouldTakeEveryVectorThatKeepsTheContract() {
        final List<String> lines = Vectors.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (NOT_BY_CONTRACT.contains(i + 1)) {
                assertNotEquals(List.of(), EntrySchema.faults(lines.get(i)), lines.get(i));
            } else {
                assertEquals(List.of(), EntrySchema.faults(lines.get(i)), lines.get(i));
            }
        }
    }

    @Test
    void shouldNameTheFieldsOfTheTypes() {
        final List<String> entry = names(TelemetryEntry.class);
        entry.removeAll(List.of("timestamp_us", "extra"));
        entry.add("timestamp");
        assertEquals(new TreeSet<>(entry), fields(EntrySchema.part("/properties")));
        assertEquals(new TreeSet<>(names(EntryMetrics.class)), fields(EntrySchema.part("/$defs/metrics/properties")));
        assertEquals(
                Stream.of(ComponentId.Plain.values())
                        .map(ComponentId.Plain::label)
                        .toList(),
                texts(EntrySchema.part("/$defs/component/oneOf/0/enum")));
        assertEquals(
                Stream.of(EventLevel.Known.values())
                        .map(EventLevel.Known::label)
                        .toList(),
                texts(EntrySchema.part("/properties/level/enum")));
    }

    @Test
    void shouldHaveAllKindsWithTheirFields() {
        final TreeMap<String, List<String>> ofTypes = new TreeMap<>();
        final TreeMap<String, List<String>> ofSchema = new TreeMap<>();
        Arrays.stream(EventData.class.getPermittedSubclasses())
                .filter(kind -> kind != EventData.Unknown.class)
                .forEach(kind -> ofTypes.put(kind.getSimpleName(), names(kind)));
        for (final JsonNode kind : EntrySchema.part("/$defs/event/allOf")) {
            ofSchema.put(kind.at("/if/properties/type/const").asString(), texts(kind.at("/then/required")));
            assertEquals(fields(kind.at("/then/properties")), new TreeSet<>(texts(kind.at("/then/required"))));
        }
        assertEquals(11, ofTypes.size());
        assertEquals(ofTypes, ofSchema);
        assertEquals(ofTypes.keySet(), new TreeSet<>(texts(EntrySchema.part("/$defs/event/properties/type/enum"))));
    }

    @Test
    void shouldTakeAndRefuseTheSameValues() {
        int cases = 0;
        for (final String line : Vectors.lines()) {
            if (EntrySchema.faults(line).isEmpty()) {
                cases += compareAll(line, "/event");
            }
        }
        cases += compareAll(COMPLETE, "") + compareAll(COMPLETE, "/metrics");
        assertTrue(cases > 500, "too few cases to say anything");
    }

    private static int compareAll(final String line, final String place) {
        int cases = 0;
        for (final String name : MAPPER.readTree(line).at(place).propertyNames()) {
            cases += compare(line, place, name);
        }
        return cases;
    }

    private static int compare(final String line, final String place, final String name) {
        final List<JsonNode> values = new ArrayList<>(VALUES.stream()
                .filter(value -> !BOUNDED.contains(name) || !isNumber(value))
                .map(MAPPER::readTree)
                .toList());
        values.add(null);
        for (final JsonNode value : values) {
            final JsonNode entry = MAPPER.readTree(line);
            final ObjectNode object = (ObjectNode) entry.at(place);
            if (value == null) {
                object.remove(name);
            } else {
                object.set(name, value);
            }
            final String changed = entry.toString();
            assertEquals(takenByReader(changed), EntrySchema.faults(changed).isEmpty(), changed);
        }
        return values.size();
    }

    private static boolean isNumber(final String json) {
        return json.startsWith("-") || Character.isDigit(json.charAt(0));
    }

    /** What the reader keeps for a later version, the schema of this one refuses. */
    private static boolean takenByReader(final String json) {
        try {
            final TelemetryEntry entry = EntryReader.read(json);
            return !(entry.event() instanceof EventData.Unknown)
                    && !(entry.component() instanceof ComponentId.Unknown)
                    && !(entry.level() instanceof EventLevel.Unknown);
        } catch (final BadEntryException bad) {
            return false;
        }
    }

    private static List<String> names(final Class<?> type) {
        final List<String> names = new ArrayList<>();
        for (final RecordComponent component : type.getRecordComponents()) {
            names.add(component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
        }
        return names;
    }

    private static Set<String> fields(final JsonNode object) {
        return new TreeSet<>(object.propertyNames());
    }

    private static List<String> texts(final JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
