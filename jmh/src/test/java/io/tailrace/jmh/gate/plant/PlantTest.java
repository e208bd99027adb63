package io.tailrace.jmh.gate.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.console.CommandFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlantTest {
    private static final Path FILE = Path.of("plants", "weed.patch");
    private static final Path ROOT = Path.of(System.getProperty("tailrace.root"));
    private static final String PATCH = """
            A weed.
            Expect: time
            Pair: record
            --- a/Garden.java
            +++ b/Garden.java
            @@ -1,2 +1,3 @@
             rose
            +weed
            -tulip

            @@
            +weed
             oak
            """;

    @TempDir
    Path temporary;

    @Test
    void shouldApplyWhereItsLinesAre() {
        final Plant plant = PlantReader.read(FILE, PATCH.lines().toList());

        assertEquals("weed", plant.name());
        assertEquals("time", plant.expected());
        assertEquals("record", plant.pair());
        assertEquals("Garden.java", plant.source());
        assertEquals(
                List.of("gate", "rose", "weed", "", "weed", "oak"),
                plant.apply(List.of("gate", "rose", "tulip", "", "oak")));
    }

    @ParameterizedTest
    @CsvSource({"gate rose oak", "rose tulip '' oak rose tulip '' oak", "rose tulip ''", "''"})
    void shouldNotApplyElsewhereOrInTwoPlaces(final String source) {
        final Plant plant = PlantReader.read(FILE, PATCH.lines().toList());
        final List<String> lines = List.of(source.replace("''", "").split(" "));

        final String message =
                assertThrows(CommandFault.class, () -> plant.apply(lines)).getMessage();

        assertTrue(message.startsWith("the patch does not apply: " + FILE), message);
        assertTrue(message.contains("exactly once in Garden.java"), message);
    }

    @ParameterizedTest
    @CsvSource({
        "'Expect: time', 'Expect: luck', must say allocation or time",
        "'Expect: time', '', must say allocation or time",
        "'Pair: record', '', is missing",
        "'+++ b/Garden.java', '', is missing",
        "' oak', 'oak', must begin with a blank",
        "' oak', '+oak', has no line that says where it belongs",
        "' oak', '--- a/Other.java', changes one source only"
    })
    void shouldRefuseABadPlant(final String good, final String bad, final String message) {
        final List<String> lines = PATCH.replace(good, bad).lines().toList();

        final String found = assertThrows(CommandFault.class, () -> PlantReader.read(FILE, lines))
                .getMessage();

        assertTrue(found.startsWith("bad plant: " + FILE), found);
        assertTrue(found.contains(message), found);
    }

    @Test
    void shouldCompileEveryPlantOfThisTree() {
        final List<Plant> plants = PlantFolder.read(ROOT);

        assertEquals(
                List.of("allocation", "lock", "volatile-write"),
                plants.stream().map(Plant::name).toList());
        for (final Plant plant : plants) {
            final Path classes = new PlantCompiler(ROOT, temporary).compile(plant);
            assertTrue(
                    Files.exists(classes.resolve("io/tailrace/engine/recording/ChannelHistogram.class")), plant.name());
        }
    }
}
