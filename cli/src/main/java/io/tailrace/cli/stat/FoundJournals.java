package io.tailrace.cli.stat;

import java.nio.file.Path;
import java.util.List;

/**
 * Journals that a search came upon.
 *
 * @param folders real paths, each once.
 * @param isWhole false if the search ended at one of its bounds.
 */
record FoundJournals(List<Path> folders, boolean isWhole) {
    FoundJournals {
        folders = List.copyOf(folders);
    }
}
