package io.tailrace.systemtests.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A line such as {@code ./tailrace audit tailrace-journal   # why}.
 *
 * @param line as it is written.
 * @param arguments of the command, up to a pipe, a redirection or a remark.
 */
public record DocumentedCommand(String line, List<String> arguments) {
    static final String LAUNCHER = "./tailrace ";

    private static final Set<String> SERVING = Set.of("run", "expose", "collect");
    private static final Set<String> ENDS_WHAT_IS_OURS = Set.of("#", "|", ">", ">>", "&", "&&");

    static DocumentedCommand parse(final String line) {
        final List<String> arguments = new ArrayList<>();
        for (final String word : line.substring(LAUNCHER.length()).strip().split("\\s+", -1)) {
            if (ENDS_WHAT_IS_OURS.contains(word)) {
                break;
            }
            arguments.add(word.replaceAll("^(['\"])(.*)\\1$", "$2"));
        }
        return new DocumentedCommand(line, arguments);
    }

    /** The subcommand. */
    public String name() {
        return arguments.get(0);
    }

    /** Whether it goes on until it is interrupted. */
    public boolean goesOn() {
        return name().equals("expose")
                || name().equals("serve")
                || arguments.contains("--follow")
                || arguments.contains("-f");
    }

    /** Whether its verdict is on the machine, so that 1 is as good an end as 0. */
    public boolean judgesTheMachine() {
        return isBench("record") || isBench("exposer");
    }

    private boolean isBench(final String what) {
        return arguments.size() > 1
                && name().equals("bench")
                && arguments.get(1).equals(what);
    }

    /** The same, but short, and on a port of its own. */
    public List<String> toTry() {
        final List<String> changed = new ArrayList<>(arguments);
        if (SERVING.contains(name())) {
            set(changed, "--port", "0");
        }
        if (name().equals("run") || name().equals("collect")) {
            set(changed, "--duration", "1s");
        }
        if (name().equals("collect")) {
            set(changed, "--channel", "aeron:udp?endpoint=127.0.0.1:0");
            set(changed, "--return-channel", "aeron:udp?control=127.0.0.1:0|control-mode=dynamic");
        }
        if (isBench("exposer") && !changed.contains("--short")) {
            changed.add("--short");
        }
        if (isBench("record")) {
            set(changed, "--duration", "1s");
            set(changed, "--warm-up", "100ms");
            set(changed, "--rate", "1000");
        }
        return changed;
    }

    private static void set(final List<String> arguments, final String option, final String value) {
        final int at = arguments.indexOf(option);
        if (at < 0) {
            arguments.addAll(List.of(option, value));
        } else {
            arguments.set(at + 1, value);
        }
    }
}
