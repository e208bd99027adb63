package io.tailrace.agent.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentFlagTest {
    @TempDir
    Path folder;

    @Test
    void shouldFindTheFirstOfOurJar() throws IOException {
        final Path ours = StandInJar.write(folder);
        final Path copy = Files.copy(ours, folder.resolve("copy.jar"));
        final Path broken = Files.writeString(folder.resolve("broken.jar"), "no jar");
        assertEquals(
                new AgentFlag("a.toml,b=c"),
                AgentFlag.first(List.of(
                        "-Da=-javaagent:" + ours + "=x",
                        "-javaagent:" + folder.resolve("none.jar") + "=x",
                        "-javaagent:" + broken,
                        "-javaagent:" + copy + "=a.toml,b=c",
                        "-javaagent:" + ours + "=x")));
    }

    @Test
    void shouldHaveNoArgumentsWithoutAny() throws IOException {
        final Path ours = StandInJar.write(folder);
        assertEquals(new AgentFlag(null), AgentFlag.first(List.of("-javaagent:" + ours)));
        assertEquals(new AgentFlag(""), AgentFlag.first(List.of("-javaagent:" + ours + "=")));
        assertEquals(new AgentFlag(null), new AgentFlag(""));
    }

    @Test
    void shouldFindNoneWhereThereIsNone() {
        assertNull(AgentFlag.first(List.of("-Xmx1g", "-javaagent:", "-javaagent:=a")));
    }
}
