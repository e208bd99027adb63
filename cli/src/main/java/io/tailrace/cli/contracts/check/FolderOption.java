package io.tailrace.cli.contracts.check;

import io.tailrace.cli.console.CommandFault;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --contracts}: the folder that both commands work on. */
final class FolderOption {
    private static final String ROOT = "tailrace.root";

    @Option(
            names = "--contracts",
            paramLabel = "DIR",
            description = "Folder of the contracts (default: contracts here, or else in the checkout of this command).")
    private Path directory;

    Path find() {
        if (directory != null) {
            return require(directory);
        }
        final Path here = Path.of("contracts");
        final String root = System.getProperty(ROOT);
        return isOne(here) || root == null ? require(here) : require(Path.of(root, "contracts"));
    }

    private static Path require(final Path folder) {
        if (!isOne(folder)) {
            throw CommandFault.cannotRun(
                    "no folder of contracts",
                    folder.toString(),
                    "it has no " + ContractFiles.VERSIONS + "; give the folder with --contracts");
        }
        return folder;
    }

    private static boolean isOne(final Path folder) {
        return Files.exists(folder.resolve(ContractFiles.VERSIONS));
    }
}
