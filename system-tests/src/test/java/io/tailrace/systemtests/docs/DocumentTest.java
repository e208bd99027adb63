package io.tailrace.systemtests.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DocumentTest {
    private static final Document DOCUMENT =
            new Document(Path.of("README.md"), """
            See [how](docs/how.md#why), [there](https://example.org/a), [below](#below) and ![picture](docs/p.svg).
            ```sh
            ./tailrace run --duration 20s --json | jq .   # twenty seconds
            curl 127.0.0.1:9100/metrics
            ./tailrace expose --journal j --port 9101 &
            ./tailrace test --long
            ./tailrace gate --short
            ./tailrace bench record --duration 20s
            ./tailrace bench exposer --only metrics
            ```
            ```java
            code();
            ```
                ./tailrace not a block of sh
            """.lines().toList());

    @Test
    void shouldFindWhatLeadsToOtherFiles() {
        assertEquals(List.of("docs/how.md", "docs/p.svg"), DOCUMENT.localLinks());
    }

    @Test
    void shouldKnowThePlacesThatALinkCanLeadTo() {
        final Document document = new Document(Path.of("a.md"), """
                # When `missing` says, and: why?
                ```sh
                # no heading
                ```
                ### TailraceDown
                """.lines().toList());
        assertEquals(Set.of("when-missing-says-and-why", "tailracedown"), document.anchors());
    }

    @Test
    void shouldFindTheCommandsThatCanBeTriedAndMakeThemShort() {
        final List<DocumentedCommand> commands = DOCUMENT.commands();
        assertEquals(4, commands.size());
        assertEquals(
                List.of("run", "--duration", "1s", "--json", "--port", "0"),
                commands.get(0).toTry());
        assertEquals(
                List.of("expose", "--journal", "j", "--port", "0"),
                commands.get(1).toTry());
        assertTrue(commands.get(1).goesOn());
        assertEquals(
                List.of("bench", "record", "--duration", "1s", "--warm-up", "100ms", "--rate", "1000"),
                commands.get(2).toTry());
        assertEquals(
                List.of("bench", "exposer", "--only", "metrics", "--short"),
                commands.get(3).toTry());
        assertTrue(commands.get(3).judgesTheMachine());
        assertTrue(commands.get(2).judgesTheMachine() && !commands.get(0).judgesTheMachine());
    }
}
