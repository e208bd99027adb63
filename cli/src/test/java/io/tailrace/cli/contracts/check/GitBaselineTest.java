package io.tailrace.cli.contracts.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tailrace.cli.CommandRun;
import io.tailrace.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a commit of a repository that the test makes. */
class GitBaselineTest {
    private static final String TICK = "schemas/metrics-tick.v1.schema.json";

    @TempDir
    Path repository;

    private ContractsCopy copy;

    @BeforeEach
    void commit() throws IOException, InterruptedException {
        boolean isThere;
        try {
            isThere = git("init", "-q") == 0;
        } catch (final IOException noGit) {
            isThere = false;
        }
        if (!isThere) {
            System.out.println("NOT RUN: GitBaselineTest: there is no git");
        }
        assumeTrue(isThere, "git");
        copy = ContractsCopy.in(repository.resolve("contracts"));
        git("add", "-A");
        assertEquals(0, git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "first"));
        git("tag", "first");
    }

    @Test
    void shouldCompareWithACommit() throws IOException {
        assertEquals(ExitCode.GOOD, copy.check("--against", "first").exitCode());

        copy.replace(TICK, "\"migrations\": {", "\"moves\": {");
        final CommandRun run = copy.check("--against", "HEAD", "--json");
        assertEquals(ExitCode.NEGATIVE, run.exitCode(), run.err());
        assertEquals("HEAD", run.json().get("against").asString());
        assertTrue(run.out().contains("$.migrations: "), run.out());
    }

    @Test
    void shouldFindAReleasedVersionThatWasEditedTogetherWithItsDigest() throws IOException {
        final String released = "released/" + TICK + "/1.0.0.json";
        final String digest = Digests.of(Files.readAllBytes(copy.folder().resolve(released)));
        copy.replace(released, "Keys held.", "Keys.").replace(TICK, "Keys held.", "Keys.");
        copy.replace(
                "released/" + Digests.FILE,
                digest,
                Digests.of(Files.readAllBytes(copy.folder().resolve(released))));

        assertEquals(ExitCode.GOOD, copy.check().exitCode());
        final CommandRun run = copy.check("--against", "first");
        assertEquals(ExitCode.NEGATIVE, run.exitCode());
        assertTrue(run.out().contains("is released in first and was edited"), run.out());
    }

    @Test
    void shouldNotTakeAnOptionForACommit() throws IOException {
        final Path harm = repository.resolve("harm");
        final CommandRun run = copy.check("--against=--output=" + harm);
        assertEquals(ExitCode.WRONG_USAGE, run.exitCode(), run.out());
        assertTrue(Files.notExists(harm));
    }

    private int git(final String... arguments) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
