package io.tailrace.systemtests;

import io.tailrace.systemtests.docs.Document;
import io.tailrace.systemtests.docs.DocumentedCommand;
import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Started;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every line of the documentation that begins with {@code ./tailrace}, in a block of sh, works as it stands: in a folder where
 * {@code ./tailrace run} was called before, shortened, on a free port, and once, however often it is there. So a line that cannot be tried must not be in such a block.
 */
class DocsCommandsTest {
    private static final Pattern ANYTHING = Pattern.compile(".+");

    @TempDir
    static Path directory;

    @BeforeAll
    static void runBefore() throws IOException, InterruptedException {
        Tailrace.in(directory).run("run", "--duration", "1s", "--port", "0").expect(0);
    }

    @TestFactory
    Stream<DynamicTest> shouldWorkAsDocumented() throws IOException {
        final Set<DocumentedCommand> tried = new HashSet<>();
        return Document.all(Tailrace.ROOT).stream()
                .flatMap(document -> document.commands().stream()
                        .filter(tried::add)
                        .map(command -> DynamicTest.dynamicTest(
                                document.path().getFileName() + ": " + command.line(), () -> tryOut(command))));
    }

    private static void tryOut(final DocumentedCommand command) throws IOException, InterruptedException {
        final String[] arguments = command.toTry().toArray(String[]::new);
        if (!command.goesOn()) {
            final Ended ended = Tailrace.in(directory).run(arguments);
            ended.expect(command.judgesTheMachine() ? Math.min(1, ended.exitCode()) : 0);
            return;
        }
        try (Started started = Tailrace.in(directory).start(arguments)) {
            if (command.name().equals("expose")) {
                ExposeTest.address(started);
            } else {
                started.awaitOut(ANYTHING);
            }
            started.signal("INT");
            started.end().expect(0);
        }
    }
}
