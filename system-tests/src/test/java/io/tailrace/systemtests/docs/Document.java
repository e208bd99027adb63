package io.tailrace.systemtests.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param path of its file.
 * @param lines of it.
 */
public record Document(Path path, List<String> lines) {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern WEB = Pattern.compile("[a-z]+:.*");
    private static final Pattern HEADING = Pattern.compile("#{1,6} .+");
    private static final String FENCE = "```";
    private static final Set<String> OF_THE_LAUNCHER = Set.of("test", "gate");

    /** README.md and all of docs/. */
    public static List<Document> all(final Path root) throws IOException {
        final List<Path> paths = new ArrayList<>(List.of(root.resolve("README.md")));
        try (Stream<Path> docs = Files.list(root.resolve("docs"))) {
            docs.filter(path -> path.toString().endsWith(".md")).sorted().forEach(paths::add);
        }
        final List<Document> documents = new ArrayList<>();
        for (final Path path : paths) {
            documents.add(read(path));
        }
        return documents;
    }

    /** One file. */
    public static Document read(final Path path) throws IOException {
        return new Document(path, Files.readAllLines(path));
    }

    /** Targets of its links and pictures into this checkout, without what is behind a {@code #}. */
    public List<String> localLinks() {
        return LINK.matcher(String.join("\n", lines))
                .results()
                .map(MatchResult::group)
                .map(link -> link.substring(2, link.length() - 1))
                .filter(target -> !WEB.matcher(target).matches() && !target.startsWith("#"))
                .map(target -> target.replaceAll("#.*", ""))
                .toList();
    }

    /** What can stand behind a {@code #} in a link to it: its headings, in the form that GitHub gives them. */
    public Set<String> anchors() {
        final Set<String> anchors = new HashSet<>();
        boolean isCode = false;
        for (final String line : lines) {
            isCode ^= line.startsWith(FENCE);
            if (!isCode && HEADING.matcher(line).matches()) {
                anchors.add(line.replaceFirst("#+ +", "")
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\- ]", "")
                        .replace(' ', '-'));
            }
        }
        return anchors;
    }

    /** The lines of each code block in a language. */
    public List<List<String>> blocks(final String language) {
        final List<List<String>> blocks = new ArrayList<>();
        List<String> open = null;
        for (final String line : lines) {
            if (open == null && line.strip().equals(FENCE + language)) {
                open = new ArrayList<>();
            } else if (open != null && line.strip().equals(FENCE)) {
                blocks.add(open);
                open = null;
            } else if (open != null) {
                open.add(line);
            }
        }
        return blocks;
    }

    /** The commands that a reader can type as they stand: in sh blocks, but for the test suite itself and the benchmarks of the gate. */
    public List<DocumentedCommand> commands() {
        return blocks("sh").stream()
                .flatMap(List::stream)
                .filter(line -> line.startsWith(DocumentedCommand.LAUNCHER))
                .map(DocumentedCommand::parse)
                .filter(command -> !OF_THE_LAUNCHER.contains(command.name()))
                .toList();
    }
}
