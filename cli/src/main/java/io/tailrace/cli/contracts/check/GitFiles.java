package io.tailrace.cli.contracts.check;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.contracts.check.document.BadDocumentException;
import io.tailrace.cli.contracts.check.document.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The folder of contracts as it is in a commit. */
final class GitFiles implements ContractFiles {
    private static final int LISTING_BYTES = 16 << 20;
    private static final int LINE_BYTES = 1 << 16;

    private final String ref;
    private final Git git;
    private final Map<String, String> blobs = new TreeMap<>();

    private GitFiles(final String ref, final Git git) {
        this.ref = ref;
        this.git = git;
    }

    /**
     * Finds the commit.
     *
     * @param folder of contracts, in a checkout.
     * @param ref a commit, branch or tag.
     * @return the folder at that commit.
     */
    static GitFiles of(final Path folder, final String ref) {
        final Git git = new Git(folder);
        final String prefix = git.text(LINE_BYTES, "rev-parse", "--show-prefix");
        if (prefix == null) {
            throw notFound(ref, folder + " is in no git checkout either");
        }
        final String commit = ref.startsWith("-")
                ? null
                : git.text(LINE_BYTES, "rev-parse", "--verify", "--quiet", ref + "^{commit}");
        if (commit == null) {
            throw notFound(ref, "no commit, branch or tag has this name either");
        }
        final GitFiles files = new GitFiles(ref, git);
        files.list(commit.strip(), prefix.strip().replaceAll("/$", ""));
        return files;
    }

    private static CommandFault notFound(final String ref, final String why) {
        return CommandFault.wrongUsage(
                "nothing to compare with",
                "--against " + ref,
                "there is no such file or folder, and " + why + "; give released, a path or a commit");
    }

    private void list(final String commit, final String prefix) {
        final String tree = prefix.isEmpty() ? commit : commit + ":" + prefix;
        final String listing = git.text(LISTING_BYTES, "ls-tree", "--full-tree", "-r", "-z", tree);
        if (listing == null) {
            throw noContracts(prefix);
        }
        if (listing.isEmpty()) {
            throw noContracts(prefix);
        }
        for (final String line : listing.split("\0", -1)) {
            final int tab = line.indexOf('\t');
            final String[] facts =
                    tab < 0 ? new String[0] : line.substring(0, tab).split(" ", -1);
            if (facts.length == 3 && facts[0].startsWith("100") && ContractFiles.isOurs(line.substring(tab + 1))) {
                blobs.put(line.substring(tab + 1), facts[2]);
            }
        }
    }

    private CommandFault noContracts(final String prefix) {
        return CommandFault.wrongUsage(
                "no contracts", "--against " + ref, "the folder " + prefix + " is not in this commit");
    }

    @Override
    public String describe() {
        return ref;
    }

    @Override
    public List<String> names() {
        return List.copyOf(blobs.keySet());
    }

    @Override
    public byte[] read(final String name) throws BadDocumentException {
        final String blob = blobs.get(name);
        final String size = blob == null ? null : git.text(LINE_BYTES, "cat-file", "-s", blob);
        if (size == null) {
            throw new BadDocumentException(0, "", "is not in " + ref);
        }
        if (Long.parseLong(size.strip()) > Limits.FILE_BYTES) {
            throw FolderFiles.tooLong(Long.parseLong(size.strip()));
        }
        final byte[] bytes = git.run(Limits.FILE_BYTES, "cat-file", "blob", blob);
        if (bytes == null) {
            throw new BadDocumentException(0, "", "cannot be read from " + ref);
        }
        return bytes;
    }
}
