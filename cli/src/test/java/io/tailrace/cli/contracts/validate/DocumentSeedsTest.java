package io.tailrace.cli.contracts.validate;

import io.tailrace.cli.contracts.FuzzSeeds;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The seeds of {@link DocumentFuzz}. */
class DocumentSeedsTest {
    private final DocumentFuzz fuzz = new DocumentFuzz();

    @Test
    void shouldJudgeAnyFile() throws IOException {
        FuzzSeeds.tryAll(DocumentFuzz.class, "shouldJudgeAnyFile", fuzz::shouldJudgeAnyFile);
    }

    @Test
    void shouldRefuseOrUseAnySchema() throws IOException {
        FuzzSeeds.tryAll(DocumentFuzz.class, "shouldRefuseOrUseAnySchema", fuzz::shouldRefuseOrUseAnySchema);
    }

    @Test
    void shouldReadOrRefuseAnyEntry() throws IOException {
        FuzzSeeds.tryAll(DocumentFuzz.class, "shouldReadOrRefuseAnyEntry", fuzz::shouldReadOrRefuseAnyEntry);
    }
}
