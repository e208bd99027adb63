package io.tailrace.systemtests.deploy;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Started;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manifests and the container file, judged by what others made: Kubernetes' own schemas, a linter. Installs both with npm. */
@Tag("long")
class OtherCheckersTest {
    private static final List<String> PACKAGES =
            List.of("kubernetes-models@5.1.0", "yaml@2.9.1", "dockerfilelint@1.8.0");
    private static final Path DEPLOY = Tailrace.ROOT.resolve("deploy");

    @TempDir
    static Path folder;

    @BeforeAll
    static void install() throws InterruptedException {
        final List<String> command = new ArrayList<>(List.of(
                "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder.toString()));
        command.addAll(PACKAGES);
        int exitCode;
        try (Started npm = Started.command(folder, command.toArray(String[]::new))) {
            exitCode = npm.endOfLongWork().exitCode();
        } catch (final IOException noNpm) {
            exitCode = -1;
        }
        if (exitCode != 0) {
            System.out.println("NOT RUN: OtherCheckersTest: npm is not there or could not install " + PACKAGES);
        }
        assumeTrue(exitCode == 0, "npm install");
    }

    @Test
    void shouldBeValidForKubernetes() throws IOException, InterruptedException {
        final Path good = DEPLOY.resolve("kubernetes/statefulset.yaml");
        final Path bad = Files.writeString(
                folder.resolve("bad.yaml"),
                Files.readString(good).replace("containerPort: 9100", "containerPort: metrics"));
        validate(good, DEPLOY.resolve("kubernetes/service.yaml"), DEPLOY.resolve("kubernetes/networkpolicy.yaml"))
                .expect(0);
        final Ended ended = validate(bad).expect(1);
        assertTrue(ended.text().contains("containerPort must be integer"), ended::describe);
    }

    @Test
    void shouldGiveTheLinterNothingToSayOfTheContainerFile() throws IOException, InterruptedException {
        final Path good = DEPLOY.resolve("container/Containerfile");
        final Path bad = Files.writeString(
                folder.resolve("Dockerfile"), Files.readString(good).replace("RUN mvn", "RUN sudo mvn"));
        run(folder.resolve("node_modules/.bin/dockerfilelint").toString(), good.toString())
                .expect(0);
        final Ended ended =
                run(folder.resolve("node_modules/.bin/dockerfilelint").toString(), bad.toString());
        assertTrue(ended.text().contains("sudo"), ended::describe);
    }

    private static Ended validate(final Path... files) throws IOException, InterruptedException {
        final Path script = folder.resolve("kubernetes.mjs");
        Files.write(
                script,
                OtherCheckersTest.class.getResourceAsStream("kubernetes.mjs").readAllBytes());
        final List<String> command = new ArrayList<>(List.of("node", script.toString()));
        for (final Path file : files) {
            command.add(file.toString());
        }
        return run(command.toArray(String[]::new));
    }

    private static Ended run(final String... command) throws IOException, InterruptedException {
        try (Started started = Started.command(folder, command)) {
            return started.end();
        }
    }
}
