package io.tailrace.cli.torture;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.option.DurationNs;
import io.tailrace.cli.option.Kills;
import io.tailrace.cli.option.Seed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tailrace torture}: shows what the journal promises. */
@Command(
        name = "torture",
        description = {
            "Kills processes that write a journal, again and again, and reads it after each kill.",
            "Writers record at full rate and are killed by SIGKILL: at any time, in an append, in a roll, in a checkpoint, in the"
                    + " start. They tell in memory that outlives them what was accepted and what was appended. Everything"
                    + " appended must be readable, nothing torn, nothing twice; of what was accepted no more may be lost than"
                    + " was not appended yet: two intervals.",
            "Ctrl-C ends it with what was found so far."
        },
        footer = {
            "",
            "Examples:",
            "  tailrace torture                           200 kills, some minutes",
            "  tailrace torture --kills 20 --json         one JSON object",
            "  tailrace torture --kills 200 --seed 7      the same kills again",
            "  tailrace torture --kills 0 --disk-full     a full disk, and nothing else; as root",
            "  tailrace torture --kills 20 --stall 200ms  a slow disk behind the kills",
        })
public final class TortureCommand implements Callable<Integer> {
    private static final long LONGEST_STALL_NS = TimeUnit.SECONDS.toNanos(10);

    private final Console console;

    @Option(
            names = "--kills",
            paramLabel = "N",
            converter = Kills.class,
            defaultValue = "200",
            description = "How many writers are killed (default: ${DEFAULT-VALUE}).")
    private int kills;

    @Option(
            names = "--disk-full",
            description =
                    "Also fill the disk under a writer, and free it again, on a tmpfs and an ext4 file system of its own;"
                            + " needs the right to mount.")
    private boolean diskFull;

    @Option(
            names = "--stall",
            paramLabel = DurationNs.LABEL,
            converter = DurationNs.class,
            description = "Also let a writer's disk stall for so long, again and again, for example 200ms.")
    private Long stallNs;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = Seed.class,
            description =
                    "Where the random numbers begin that choose the moments (default: another one each time; it is printed).")
    private Integer seed;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description =
                    "Folder below which it writes, on the disk to be tried (default: that for temporary files). Deleted in"
                            + " the end, unless something was found.")
    private Path parent;

    @Option(names = "--json", description = "Print one JSON object at the end, and nothing else, to standard output.")
    private boolean json;

    /**
     * The command.
     *
     * @param console where it prints, and what ends it.
     */
    public TortureCommand(final Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (stallNs != null && stallNs > LONGEST_STALL_NS) {
            throw CommandFault.wrongUsage("too long a stall", "--stall", "use one of at most 10s");
        }
        if (parent != null && !Files.isDirectory(parent)) {
            throw CommandFault.cannotRun("no such folder", parent.toString(), "choose one that is there with --dir");
        }
        final TortureSummary summary = new TortureRun(console, settings()).perform();
        if (json) {
            console.out().println(summary.json());
        } else {
            summary.lines().forEach(console.out()::println);
        }
        console.flush();
        return summary.isGood() ? ExitCode.GOOD : ExitCode.NEGATIVE;
    }

    private TortureSettings settings() {
        final long chosen = seed != null ? seed : console.clock().epochNanos() / 1_000 & Integer.MAX_VALUE;
        return new TortureSettings(
                kills,
                chosen,
                diskFull,
                stallNs == null ? 0 : stallNs,
                parent == null ? null : parent.toAbsolutePath().normalize());
    }
}
