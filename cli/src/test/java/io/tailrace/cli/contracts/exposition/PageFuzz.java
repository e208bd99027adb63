package io.tailrace.cli.contracts.exposition;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tailrace.cli.console.CommandFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Whatever bytes come, the answer is a report, or a refusal in one line. Run by {@link PageSeedsTest}, and by Jazzer when asked to: its agent would
 * slow all other tests of a build down.
 */
class PageFuzz {
    @FuzzTest
    void shouldReportOfAnyPage(final byte[] page) throws IOException {
        for (final boolean isOpenMetrics : new boolean[] {false, true}) {
            final LintReport report =
                    PageLint.of("page", new ByteArrayInputStream(page), isOpenMetrics, Known.REGISTRY, true);
            report.json();
            report.lines(true);
        }
    }

    @FuzzTest
    void shouldReadOrRefuseAnyRegistry(final byte[] yaml) {
        try {
            RegistryReader.of("here", yaml);
        } catch (final CommandFault refused) {
            if (refused.getMessage().lines().count() != 1) {
                throw new AssertionError(refused.getMessage(), refused);
            }
        }
    }

    /** Read once. */
    private static final class Known {
        static final Registry REGISTRY = RegistryReader.onClassPath();
    }
}
