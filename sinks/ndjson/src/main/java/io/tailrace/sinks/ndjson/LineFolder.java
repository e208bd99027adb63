package io.tailrace.sinks.ndjson;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What files of lines do with the file system, so that a test can fail, or die, at each step of it. */
interface LineFolder {
    /** Opens a file for reading and writing; makes it if it is missing. */
    LineChannel open(Path path) throws IOException;

    /** What a file is, whatever it is called; null if there is none of this name. */
    Object identity(Path path) throws IOException;

    /** All names of a folder. */
    List<Path> list(Path folder) throws IOException;

    /** Gives a file another name, in one step; takes that of a file which has it. */
    void move(Path from, Path to) throws IOException;

    void deleteIfExists(Path path) throws IOException;

    /** Brings the names of a folder to the disk. */
    void force(Path folder) throws IOException;

    /** The file system. */
    static LineFolder system() {
        return new SystemLineFolder();
    }
}
