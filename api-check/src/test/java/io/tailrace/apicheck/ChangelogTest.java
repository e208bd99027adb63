package io.tailrace.apicheck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangelogTest {
    private static final String CHANGELOG = """
            # Changelog

            ## 1.3.0 (not released yet)

            - Frames 1.3.0, event job 1.0.0; the API of
              `io.tailrace.engine` has more.
            - `io.tailrace.journal` is quicker.

            ## 1.2.0

            - Metrics registry 1.3.0.
            """;
    private static final String TABLE = """
            | contract | file | id | version |
            |---|---|---|---|
            | Frames | `f.xml` | SBE | 1.3.0 |
            | Metrics registry | `m.yaml` | x | 1.3.0 |
            """;

    private final String section = Changelog.section(CHANGELOG, Version.of("1.3.0-SNAPSHOT"));

    @Test
    void shouldReadTheTableOfContracts() {
        assertEquals(Map.of("Frames", "1.3.0", "Metrics registry", "1.3.0"), Changelog.contracts(TABLE));
    }

    @Test
    void shouldMissWhatChangedAndIsNotNamed() {
        final Map<String, String> before = Map.of("Frames", "1.2.0", "Metrics registry", "1.2.0");
        assertEquals(
                List.of("Metrics registry 1.3.0", "API of `io.tailrace.journal`"),
                Changelog.missing(
                        section,
                        before,
                        Changelog.contracts(TABLE),
                        List.of("io.tailrace.engine", "io.tailrace.journal")),
                "another version's section does not count");
    }

    @Test
    void shouldAskForNothingIfNothingChanged() {
        assertEquals(
                List.of(), Changelog.missing("", Changelog.contracts(TABLE), Changelog.contracts(TABLE), List.of()));
    }

    @Test
    void shouldTakeNamesAndVersionsAsWholeWords() {
        assertEquals(
                List.of("Job 1.0.1", "Rames 1.3.0"),
                Changelog.missing(
                        section,
                        Map.of(),
                        Map.of("Event job", "1.0.0", "Job", "1.0.1", "Rames", "1.3.0", "Frames", "1.3.0"),
                        List.of()));
    }

    @Test
    void shouldMissAContractThatIsGone() {
        assertEquals(
                List.of("Tick stream (retired)"),
                Changelog.missing(section, Map.of("Tick stream", "1.0.0"), Map.of(), List.of()));
    }

    @Test
    void shouldMissAllIfTheVersionHasNoSection() {
        assertEquals("", Changelog.section(CHANGELOG, Version.of("2.0.0")));
    }
}
