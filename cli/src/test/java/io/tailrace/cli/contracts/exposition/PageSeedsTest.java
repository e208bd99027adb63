package io.tailrace.cli.contracts.exposition;

import io.tailrace.cli.contracts.FuzzSeeds;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The seeds of {@link PageFuzz}. */
class PageSeedsTest {
    private final PageFuzz fuzz = new PageFuzz();

    @Test
    void shouldReportOfAnyPage() throws IOException {
        FuzzSeeds.tryAll(PageFuzz.class, "shouldReportOfAnyPage", fuzz::shouldReportOfAnyPage);
    }

    @Test
    void shouldReadOrRefuseAnyRegistry() throws IOException {
        FuzzSeeds.tryAll(PageFuzz.class, "shouldReadOrRefuseAnyRegistry", fuzz::shouldReadOrRefuseAnyRegistry);
    }
}
