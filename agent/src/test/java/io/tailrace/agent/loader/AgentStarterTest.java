package io.tailrace.agent.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may start the agent, and what is told and known of it when it does not start. */
class AgentStarterTest {
    private static final String DETACHED = "{\"state\":\"detached\"}";
    private static final String SECOND =
            "tailrace agent: it is in this JVM already, the second one does nothing: give -javaagent once";
    private static final String PATIENCE = "tailrace.agent.patience_s";
    private static final String NO_ROOM = "unable to create native thread";

    /** What the JVM would give, which the stand-in does not need. */
    private static final Callable<Instrumentation> NONE = () -> null;

    @TempDir
    Path folder;

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private Path jar;
    private boolean isRoom = true;

    @BeforeEach
    void setUp() throws IOException {
        jar = StandInJar.write(folder);
        System.setProperty(PATIENCE, "600"); // a machine that is slow is no fault
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void tearDown() {
        System.setErr(before);
        System.clearProperty(AgentStarter.STATUS_PROPERTY);
        System.clearProperty(PATIENCE);
    }

    @Test
    void shouldBeStartedByAnotherAgentIfNobodyHas() throws Exception {
        final AgentStarter starter = starter();
        starter.startUnlessBegun("a=b", NONE);
        assertEquals("a=b", status());
        starter.start("c=d", null);
        assertEquals("a=b", status());
        assertEquals(List.of(SECOND), told());
    }

    @Test
    void shouldNotBeStartedByAnotherAgentAfterItWasRefusedOrEnded() throws Exception {
        final AgentStarter starter = starter();
        starter.start("refused", null);
        startUnlessBegun(starter);
        assertEquals("refused", status());
        starter.start("a=b", null);
        assertEquals("a=b", status());
        starter.stop();
        startUnlessBegun(starter);
        assertEquals(DETACHED, status());
        assertEquals(List.of(), told());
    }

    @Test
    void shouldTakeTheArgumentsOfAFlagThatTheJvmHasYetToComeTo() throws Exception {
        final AgentStarter starter = starter("-javaagent:" + folder.resolve("other.jar"), "-javaagent:" + jar + "=c=d");
        starter.startUnlessBegun("a=b", NONE);
        assertEquals("c=d", status());
        starter.start("c=d", null);
        assertEquals(List.of(), told());
        starter.start("c=d", null);
        assertEquals(List.of(SECOND), told());
    }

    /** The same faults need not be told twice. */
    @Test
    void shouldNotBeStartedOnceMoreByAFlagThatWasRefusedBefore() throws Exception {
        final AgentStarter starter = starter("-javaagent:" + jar + "=refused");
        starter.startUnlessBegun(null, NONE);
        System.clearProperty(AgentStarter.STATUS_PROPERTY);
        starter.start("refused", null);
        assertEquals("", status());
    }

    @Test
    void shouldTellThatThereIsNoRoomForItsThreadAndStartWhenThereIs() {
        final AgentStarter starter = starter();
        isRoom = false;
        starter.start("a=b", null);
        assertTrue(status().contains("\"failed\"") && status().contains(NO_ROOM), status());
        assertEquals(
                List.of("tailrace agent: it failed, the service goes on without it: java.lang.OutOfMemoryError: "
                        + NO_ROOM),
                told());
        isRoom = true;
        starter.start("a=b", null);
        assertEquals("a=b", status());
        assertEquals(1, told().size());
    }

    @Test
    void shouldGoOnIfThereIsNoRoomToEndIt() {
        final AgentStarter starter = starter();
        starter.start("a=b", null);
        isRoom = false;
        starter.stop();
        assertEquals("a=b", status());
        assertEquals(
                List.of("tailrace agent: it was not ended and goes on: java.lang.OutOfMemoryError: " + NO_ROOM),
                told());
        isRoom = true;
        starter.stop();
        assertEquals(DETACHED, status());
    }

    private AgentStarter starter(final String... jvmArguments) {
        return new AgentStarter(jar::toFile, () -> List.of(jvmArguments), this::thread);
    }

    private Thread thread(final Runnable task) {
        final boolean starts = isRoom;
        return new Thread(task) {
            @Override
            public synchronized void start() {
                if (!starts) {
                    throw new OutOfMemoryError(NO_ROOM);
                }
                super.start();
            }
        };
    }

    private static void startUnlessBegun(final AgentStarter starter) throws Exception {
        starter.startUnlessBegun("x=y", () -> {
            throw new AssertionError("nothing is to be started");
        });
    }

    private static String status() {
        return System.getProperty(AgentStarter.STATUS_PROPERTY, "");
    }

    private List<String> told() {
        return told.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
