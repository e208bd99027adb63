package io.tailrace.cli.bench.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerLoopTest {
    private final List<String> calls = new ArrayList<>();

    @Test
    void shouldAnswerEachLineAndCloseTheServerAtTheEnd() throws IOException {
        final List<String> answers = serve("port\nnot-ready\nready\nsettle\nfacts\n");
        assertEquals(List.of("9100", "done", "done", "done"), answers.subList(0, 4));
        assertEquals(List.of("false", "true", "closed"), calls);
        final ServerFacts facts = ServerFacts.parse(answers.get(4));
        assertTrue(facts.cpuNs() > 0 || facts.cpuNs() == ServerFacts.UNKNOWN);
        assertFalse(facts.residentBytes() == 0);
    }

    @Test
    void shouldCloseTheServerWhenItIsAskedForNonsense() {
        assertThrows(IllegalArgumentException.class, () -> serve("dance\n"));
        assertEquals(List.of("closed"), calls);
    }

    @Test
    void shouldRefuseFactsThatAreNone() {
        assertThrows(IllegalArgumentException.class, () -> ServerFacts.parse("1 2 3"));
        assertThrows(IllegalArgumentException.class, () -> ServerFacts.parse("1 2 3 x"));
        assertEquals(new ServerFacts(1, 2, 3, 4), ServerFacts.parse("1 2 3 4"));
    }

    private List<String> serve(final String lines) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        ServerLoop.serve(
                new MeasuredServer() {
                    @Override
                    public int port() {
                        return 9_100;
                    }

                    @Override
                    public void ready(final boolean isReady) {
                        calls.add(Boolean.toString(isReady));
                    }

                    @Override
                    public void close() {
                        calls.add("closed");
                    }
                },
                new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
