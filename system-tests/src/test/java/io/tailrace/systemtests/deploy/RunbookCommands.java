package io.tailrace.systemtests.deploy;

import io.tailrace.systemtests.docs.Document;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The lines of the runbook that a person types. Those that begin with {@code ./tailrace} are tried by {@code DocsCommandsTest}. */
public final class RunbookCommands {
    static final Pattern TRIED = Pattern.compile("(\\./tailrace|curl|promtool|amtool) .*");

    private static final Pattern QUERY =
            Pattern.compile("promtool query instant http://127\\.0\\.0\\.1:9090 '([^']*)'");

    private RunbookCommands() {}

    /** Those for the shell, once each, with ports of the test's own. */
    public static List<String> at(final int page, final int prometheus, final int alertmanager) throws IOException {
        return all().filter(line -> !line.startsWith("./tailrace"))
                .distinct()
                .map(line -> line.replace("127.0.0.1:9100", "127.0.0.1:" + page)
                        .replace("127.0.0.1:9090", "127.0.0.1:" + prometheus)
                        .replace("127.0.0.1:9093", "127.0.0.1:" + alertmanager))
                .toList();
    }

    static Stream<String> all() throws IOException {
        return Document.read(Tailrace.ROOT.resolve("docs/runbook.md")).blocks("sh").stream()
                .flatMap(List::stream);
    }

    /** What Prometheus is asked. */
    static List<String> expressions() throws IOException {
        return all().flatMap(line -> QUERY.matcher(line).results().map((MatchResult match) -> match.group(1)))
                .toList();
    }
}
