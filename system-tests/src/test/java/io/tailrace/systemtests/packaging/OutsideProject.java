package io.tailrace.systemtests.packaging;

import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Started;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A project in a folder of its own, with a repository that has nothing but what we publish. Libraries of others come out of the local
 * repository of our own build, as if that were Central, into one that is empty: nothing is downloaded, and nothing is left behind.
 */
final class OutsideProject {
    private static final List<String> PLUGINS = List.of("resources", "compiler", "dependency");

    private final Path folder;
    private final Path published;

    private OutsideProject(final Path folder) {
        this.folder = folder;
        published = folder.resolve("published");
    }

    /** Makes it of the files in the resources; the first POM is the root's. */
    static OutsideProject in(final Path folder, final List<Pom> poms) throws IOException {
        final OutsideProject project = new OutsideProject(folder);
        final Pom root = poms.get(0);
        String text = resource("pom.xml")
                .replace("@published@", project.published.toUri().toString())
                .replace("@version@", root.version());
        for (final String plugin : PLUGINS) {
            text = text.replace(
                    "@" + plugin + "@",
                    root.property(plugin + "-plugin.version").orElseThrow());
        }
        project.write("pom.xml", text);
        project.write(
                "settings.xml",
                resource("settings.xml")
                        .replace(
                                "@central@",
                                Path.of(System.getProperty("tailrace.local.repository"))
                                        .toUri()
                                        .toString()));
        project.write("src/main/java/shop/Shop.java", resource("/io/tailrace/systemtests/modules/Shop.java"));
        project.publish(poms);
        return project;
    }

    private void publish(final List<Pom> poms) throws IOException {
        // From the folder of a module to its output.
        final Path output = Tailrace.ROOT
                .resolve("cli")
                .toRealPath()
                .relativize(Path.of(System.getenv("TAILRACE_APP")).toRealPath());
        for (final Pom pom : poms.stream().filter(Pom::isPublished).toList()) {
            final String name = pom.artifactId() + "-" + pom.version();
            final Path to = Files.createDirectories(
                    published.resolve("io/tailrace").resolve(pom.artifactId()).resolve(pom.version()));
            Files.copy(pom.folder().resolve("pom.xml"), to.resolve(name + ".pom"));
            final Path jar = pom.folder().resolve(output).resolve(name + ".jar");
            if (Files.exists(jar)) {
                Files.copy(jar, to.resolve(name + ".jar"));
            }
        }
    }

    /** Calls Maven in it, offline. */
    Ended maven(final String... arguments) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(List.of(
                "env",
                "MAVEN_OPTS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
                "mvn",
                "-B",
                "-ntp",
                "-o",
                "-s",
                "settings.xml",
                "-Dmaven.repo.local=" + folder.resolve("local"),
                "-Daether.offline.protocols=file"));
        command.addAll(List.of(arguments));
        try (Started started = Started.command(folder, command.toArray(String[]::new))) {
            return started.end();
        }
    }

    private void write(final String file, final String text) throws IOException {
        final Path to = folder.resolve(file);
        Files.createDirectories(to.getParent());
        Files.writeString(to, text);
    }

    private static String resource(final String name) throws IOException {
        try (InputStream in = OutsideProject.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
