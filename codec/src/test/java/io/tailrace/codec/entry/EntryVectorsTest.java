package io.tailrace.codec.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Both ways between the types and the JSON that serde makes of the seed's types. */
class EntryVectorsTest {
    private static final List<String> LINES = Vectors.lines();
    private static final List<TelemetryEntry> ENTRIES = Vectors.entries();

    static Stream<Arguments> vectors() {
        assertEquals(LINES.size(), ENTRIES.size());
        return Stream.iterate(0, i -> i < LINES.size(), i -> i + 1)
                .map(i -> Arguments.of(ENTRIES.get(i), LINES.get(i)));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void shouldWriteWhatSerdeWrites(final TelemetryEntry entry, final String line) {
        assertEquals(line, EntryWriter.toJson(entry));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void shouldReadWhatSerdeWrites(final TelemetryEntry entry, final String line) {
        assertEquals(entry, EntryReader.read(line));
        assertEquals(entry, EntryReader.read((" \n" + line + " ").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void shouldHaveAVectorOfEachComponentLevelAndKind() {
        final Set<ComponentId> components =
                ENTRIES.stream().map(TelemetryEntry::component).collect(Collectors.toSet());
        assertEquals(Set.of(), missing(List.of(ComponentId.Plain.values()), components));
        final Set<EventLevel> levels =
                ENTRIES.stream().map(TelemetryEntry::level).collect(Collectors.toSet());
        assertEquals(Set.of(), missing(List.of(EventLevel.Known.values()), levels));
        for (final Class<?> type : List.of(ComponentId.class, EventLevel.class, EventData.class)) {
            assertEquals(
                    Set.of(),
                    missing(
                            Arrays.asList(type.getPermittedSubclasses()),
                            ENTRIES.stream()
                                    .flatMap(entry -> Stream.of(entry.component(), entry.level(), entry.event()))
                                    .map(Object::getClass)
                                    .collect(Collectors.toSet())));
        }
    }

    private static <T> Set<T> missing(final List<T> wanted, final Set<? extends T> there) {
        final Set<T> missing = new HashSet<>(wanted);
        missing.removeAll(there);
        return missing;
    }
}
