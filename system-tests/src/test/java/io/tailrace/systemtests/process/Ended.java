package io.tailrace.systemtests.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A process that has ended.
 *
 * @param command that started it.
 * @param exitCode as the shell sees it.
 * @param out lines of standard output.
 * @param err lines of standard error.
 */
public record Ended(String command, int exitCode, List<String> out, List<String> err) {
    private static final Pattern LATE = Pattern.compile(
            "^tailrace agent: warning: (not ready: |Observer \"|Channel \".*\" refused |Thread \".*\" does not end)");

    /** Demands an exit code. */
    public Ended expect(final int expected) {
        assertEquals(expected, exitCode, this::describe);
        return this;
    }

    /** Standard output as one text. */
    public String text() {
        return out.isEmpty() ? "" : String.join("\n", out) + "\n";
    }

    /** Lines of standard error, without what an agent says of a machine that let its threads wait. */
    public List<String> errOnTime() {
        return err.stream().filter(line -> !LATE.matcher(line).find()).toList();
    }

    /** Standard output, which must be one JSON document, as its schema says. */
    public JsonNode json() {
        DeclaredOutput.check(text());
        return JsonMapper.shared().readTree(text());
    }

    /** Demands the exit code, nothing on standard output, and one line of standard error, which is returned. */
    public String refusal(final int expectedExitCode) {
        expect(expectedExitCode);
        assertEquals(List.of(), out, this::describe);
        assertEquals(1, err.size(), this::describe);
        return err.get(0);
    }

    /** Everything, for messages. */
    public String describe() {
        return command + " ended with " + exitCode + "\n--- stdout\n" + text() + "--- stderr\n"
                + String.join("\n", err);
    }
}
