package io.tailrace.jmh.gate.plant;

import io.tailrace.cli.console.CommandFault;
import java.nio.file.Path;
import java.util.List;

/**
 * A fault to be planted. Immutable.
 *
 * @param file the patch that it stands in.
 * @param name of the file, without its ending.
 * @param expected the kind of failure by which the gate must find it.
 * @param pair of the gate that is measured.
 * @param source that it changes, relative to the checkout.
 * @param hunks the changes.
 */
record Plant(Path file, String name, String expected, String pair, String source, List<Hunk> hunks) {
    Plant {
        hunks = List.copyOf(hunks);
    }

    /** The source's lines with the fault in them. */
    List<String> apply(final List<String> lines) {
        List<String> planted = lines;
        for (final Hunk hunk : hunks) {
            final int place = hunk.place(planted)
                    .orElseThrow(() -> CommandFault.cannotRun(
                            "the patch does not apply",
                            file + ", lines \"" + String.join("\" \"", hunk.before()) + "\"",
                            "they must stand exactly once in " + source + ": adapt the patch to the source"));
            planted = hunk.apply(planted, place);
        }
        return planted;
    }
}
